import { readNamedDraft, readVersion } from '@jizhi/contracts'
import { readMechanism as readDocument } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import type { Compared } from '../differences/compared.ts'

/** What is compared with: the number of a version, or the id of a named draft. */
export type Choice = string

const isVersion = (choice: Choice): boolean => /^\d+$/.test(choice)

interface Comparison {
  /** None until it is there, where there is none, or where nobody can read it. */
  readonly compared: Compared | undefined
  readonly isReading: boolean
  readonly error: Error | null
  readonly again: () => void
}

/** The version or named draft to compare with, once it is there; or why it is not. */
export function useCompared(mechanism: string, choice: Choice | undefined, words: string): Comparison {
  const county = useCounty()
  const params = { county, mechanism }
  const [version, draft] = choice === undefined ? [] : isVersion(choice) ? [choice] : [undefined, choice]
  // Neither of them ever changes.
  const settled = { staleTime: Number.POSITIVE_INFINITY }
  const versioned = useQuery({
    ...tenantQuery(county, readVersion, { params: { ...params, version: version ?? '0' } }),
    ...settled,
    enabled: version !== undefined,
  })
  const named = useQuery({
    ...tenantQuery(county, readNamedDraft, { params: { ...params, draft: draft ?? '' } }),
    ...settled,
    enabled: draft !== undefined,
  })
  const { data, error, isLoading, refetch } = version === undefined ? named : versioned
  const compared = useMemo(() => {
    const read = data === undefined ? undefined : readDocument(data.document)
    return read?.ok ? { words, mechanism: read.value, layout: data?.layout } : undefined
  }, [data, words])
  return { compared, isReading: isLoading, error, again: () => void refetch() }
}
