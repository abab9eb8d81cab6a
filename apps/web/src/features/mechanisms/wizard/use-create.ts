import { createMechanism, createSheet, listSheets } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { sampleSheets } from '@jizhi/templates'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../client/call.ts'
import { isFault } from '../../../client/fault.ts'
import { tenantKey } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { keepSubmission } from '../../../frame/submission.ts'
import { useGo } from '../../../ui/go-link.tsx'
import type { Answers } from './answers.ts'
import { standing } from './composed.ts'
import type { Start } from './use-start.ts'

interface Making {
  readonly answers: Answers
  /** With its sheets, before the answers. */
  readonly asked: Mechanism
  readonly sources: Readonly<Record<string, string>>
}

/** Makes the draft with everything that was answered, keeps what 送审 will ask, and opens the canvas. */
export function useCreate(start: Start, forget: () => void) {
  const county = useCounty()
  const go = useGo()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ answers, asked, sources }: Making) => {
      const { name, ownerUnitId, values } = answers
      const sheets = await sheetsOf(county, answers)
      const { template, copyOf, document, layout, trials } = start.told
      const body = {
        ...{ name, ownerUnitId, template, sheets, values: { ...standing(asked, values) } },
        sources: { ...sources },
        ...(copyOf === undefined ? {} : { copyOf }),
        ...(document === undefined ? {} : { document: { ...document } }),
        ...(trials === undefined ? {} : { trials: [...trials] }),
        ...(layout === undefined
          ? {}
          : { layout: { positions: { ...layout.positions }, notes: [...(layout.notes ?? [])] } }),
      }
      const { id } = await call(createMechanism, { params: { county }, body })
      return { id, answers }
    },
    onSuccess: ({ id, answers }) => {
      const { from, planNumber, explanation } = answers
      keepSubmission(id, { from, planNumber, explanation })
      forget()
      void queries.invalidateQueries({ queryKey: tenantKey(county) })
      go(`/${county}/mechanisms/${id}`)
    },
  })
}

/** Samples come into the county's library first: a mechanism names only sheets that the county has. */
async function sheetsOf(county: string, { sheets, ownerUnitId }: Answers) {
  const made: { block: string; sheet: string; version: number }[] = []
  for (const [block, chosen] of Object.entries(sheets))
    made.push({ block, ...('sheet' in chosen ? chosen : await taken(county, chosen.sample, ownerUnitId)) })
  return made
}

async function taken(county: string, sample: string, ownerUnitId: string) {
  const params = { county }
  try {
    const { sheet } = await call(createSheet, { params, body: { sample, ownerUnitId } })
    return { sheet, version: 1 }
  } catch (error) {
    if (!isFault(error, 'sheet.same-name')) throw error
    const title = sampleSheets.find(({ name }) => name === sample)?.sheet.name
    const known = (await call(listSheets, { params })).sheets.find(({ name }) => name === title)
    if (known === undefined) throw error
    return { sheet: known.id, version: known.version }
  }
}
