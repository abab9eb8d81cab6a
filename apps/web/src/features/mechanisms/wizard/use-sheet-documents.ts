import { readSheetVersion } from '@jizhi/contracts'
import { readSheet, type Sheet } from '@jizhi/mechanism'
import { sampleSheets } from '@jizhi/templates'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import type { Answers } from './answers.ts'

type Documents = Readonly<
  Record<string, { readonly sheet: Sheet; readonly reference: { readonly id: string; readonly version: number } }>
>

/** The sheets that were chosen, by block; one still on its way is left out. */
export function useSheetDocuments(chosen: Answers['sheets']): Documents {
  const county = useCounty()
  const own = Object.entries(chosen).flatMap(([block, one]) => ('sheet' in one ? [{ block, ...one }] : []))
  const read = useQueries({
    queries: own.map(({ sheet, version }) => ({
      ...tenantQuery(county, readSheetVersion, { params: { county, sheet, version: String(version) }, query: {} }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => results.map(({ data }) => data?.document),
  })
  return useMemo(() => {
    const kept = own.flatMap(({ block, sheet: id, version }, at) => {
      const document = readSheet(read[at])
      return document.ok ? [[block, { sheet: document.value, reference: { id, version } }] as const] : []
    })
    const samples = Object.entries(chosen).flatMap(([block, one]) => {
      const sample = 'sample' in one ? sampleSheets.find(({ name }) => name === one.sample) : undefined
      return sample === undefined
        ? []
        : [[block, { sheet: sample.sheet, reference: { id: sample.name, version: 1 } }] as const]
    })
    return Object.fromEntries([...kept, ...samples])
  }, [own, read, chosen])
}
