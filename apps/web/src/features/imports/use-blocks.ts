import { listCases, listCycles, listMechanisms, readCycle, readVersion } from '@jizhi/contracts'
import { blockTitle } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import type { ImportKind } from '../../frame/import-search.ts'
import { drawingOf } from '../months/index.ts'
import type { Choices } from './target.ts'

/** Which kind of block each import feeds. */
const fed: Readonly<Partial<Record<ImportKind, string>>> = {
  month: 'ask',
  published: 'rank',
  history: 'result',
  'initial-cases': 'case',
}

interface Option {
  readonly value: string
  readonly label: string
}

/** What can be chosen for an import: cycles, mechanisms, and the blocks of the chosen one. */
export function useImportOptions({ kind, cycle, mechanism }: Choices) {
  const { t } = useTranslation()
  const county = useCounty()
  const ofCycle = kind === 'month' || kind === 'published'
  const ofCases = kind === 'initial-cases'
  const ofMechanism = kind === 'history' || kind === 'initial' || ofCases
  const cycles = useQuery({ ...tenantQuery(county, listCycles, { params: { county }, query: {} }), enabled: ofCycle })
  const mechanisms = useQuery({
    ...tenantQuery(county, listMechanisms, { params: { county } }),
    enabled: ofMechanism,
  })
  const lists = useQuery({ ...tenantQuery(county, listCases, { params: { county }, query: {} }), enabled: ofCases })
  const month = useQuery({
    ...tenantQuery(county, readCycle, { params: { county, cycle: cycle ?? '' } }),
    enabled: ofCycle && cycle !== null,
  })
  const version = mechanisms.data?.mechanisms.find(({ id }) => id === mechanism)?.version ?? null
  const held = useQuery({
    ...tenantQuery(county, readVersion, { params: { county, mechanism: mechanism ?? '', version: version ?? 1 } }),
    enabled: ofMechanism && mechanism !== null && version !== null,
  })
  const drawing = drawingOf(ofCycle ? month.data?.document : held.data?.document)
  const blocks = (drawing?.blocks ?? []).filter((block) => block.kind === fed[kind])
  const listed = new Set(lists.data?.lists.map((one) => one.mechanism))
  return {
    cycles: (cycles.data?.cycles ?? []).map(
      ({ id, mechanismName, periodLabel }): Option => ({
        value: id,
        label: t('months.monthTitle', { mechanism: mechanismName, period: periodLabel }),
      }),
    ),
    mechanisms: (mechanisms.data?.mechanisms ?? [])
      .filter((one) => one.version !== null && (!ofCases || listed.has(one.id)))
      .map(({ id, name, ownerName }): Option => ({ value: id, label: `${name}（${ownerName}）` })),
    blocks: blocks.map((block): Option => ({ value: block.id, label: blockTitle(block) })),
    drawing,
    month: month.data?.cycle,
  }
}
