import { readVersion } from '@jizhi/contracts'
import { readMechanism as readDocument } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import type { Compared } from '../differences/compared.ts'

/** The version to compare with, once it is there; none where there is no such version, or nobody can read it. */
export function useCompared(mechanism: string, version: number | undefined, words: string): Compared | undefined {
  const county = useCounty()
  const params = { county, mechanism, version: String(version ?? 0) }
  // A version that was handed in never changes.
  const { data } = useQuery({
    ...tenantQuery(county, readVersion, { params }),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useMemo(() => {
    const read = data === undefined ? undefined : readDocument(data.document)
    return read?.ok ? { words, mechanism: read.value, layout: data?.layout } : undefined
  }, [data, words])
}
