import { decideVersion, readMechanism, saveDraft, submitMechanism } from '@jizhi/contracts'
import { packMissing } from '@jizhi/domain'
import type { BlockKind, JsonObject, Mechanism } from '@jizhi/mechanism'
import { AppendFacts } from '../src/features/cycles/index.ts'
import type { Month } from './month.ts'
import type { Stand } from './stand.ts'

/** The shipped drawing with two marks that are weighted before the villages are ranked. */
export const weighted =
  (composite: string, upper: string) =>
  (document: Mechanism): Mechanism => {
    const blocks = document.blocks.filter(({ id }) => id !== 'total')
    const total = scoreOf(composite, upper)
    return {
      ...document,
      blocks: [...blocks.map((one) => (['rank', 'place'].includes(one.id) ? rankedBy(one, 'total') : one)), total],
      wires: [
        ...document.wires.filter(
          ({ from, to }) => from.block !== 'scores' && from.block !== 'total' && to.block !== 'rank',
        ),
        { from: { block: 'scores', port: 'answered' }, to: { block: 'total', port: 'in' } },
        { from: { block: 'total', port: 'scored' }, to: { block: 'rank', port: 'in' } },
      ],
    } as Mechanism // the shipped drawing, its ids known to be in it
  }

/** The same drawing with another form to fill in. */
export const refielded =
  (change: (fields: readonly JsonObject[]) => readonly JsonObject[]) =>
  (document: Mechanism): Mechanism => ({
    ...document,
    blocks: document.blocks.map((one) => {
      const fields = one.id === 'scores' ? (one.config.fields as readonly JsonObject[]) : undefined // the ask of this very drawing
      return fields === undefined ? one : { ...one, config: { ...one.config, fields: change(fields) } }
    }),
  })

const rankedBy = (block: Mechanism['blocks'][number], column: string) => ({
  ...block,
  config: { ...block.config, column },
})

const scoreOf = (
  composite: string,
  upper: string,
): { id: string; kind: BlockKind; name: string; config: JsonObject } => ({
  id: 'total',
  kind: 'score',
  name: '总分',
  config: {
    ...{ column: 'total', label: '总分', scale: 2, combine: 'mean', missing: 'pending' },
    items: [
      { id: 'own', label: '综合', method: 'points', column: 'composite', full: '100', weight: composite },
      { id: 'above', label: '上级', method: 'points', column: 'upper_score', full: '100', weight: upper },
    ],
  },
})

/** States the published sheets with the mark from above: 90, and 89.2 for the second village. */
export async function answerWeighted(stand: Stand, month: Month, by = month.people.inspector.personId): Promise<void> {
  const deed = { by, action: 'imports.commit', subject: `cycle:${month.cycle}` }
  await stand.database.write(month.county.id, deed, (tx) =>
    stand.app.get(AppendFacts).append(
      tx,
      month.cycle,
      month.published.map((row, at) => ({
        kind: 'answered' as const,
        slot: { block: 'scores', row: row.village.id },
        value: {
          sheet: [hundredths(row.score), ['泉州', '南安'].indexOf(row.inspector), at === 1 ? 8920 : 9000].map(orNone),
        },
        by,
      })),
    ),
  )
}

const hundredths = (text: string): number => Math.round(Number(text) * 100) // whole hundredths as published
const orNone = (value: number): number => (value < 0 ? packMissing('not-applicable') : value)

/** Draws the mechanism anew and has it approved; answers the version. */
export async function nextVersion(
  month: Month,
  redraw: (document: Mechanism) => Mechanism,
  inForceFrom = '2019-07',
): Promise<number> {
  const params = { county: month.county.code, mechanism: month.mechanism }
  const admin = month.staff['county-admin']
  const { draft } = (await admin.call(readMechanism, { params })).answer
  // the contract leaves a drawing's inside open
  const document = { ...redraw(draft.document as unknown as Mechanism) }
  const saved = await admin.call(saveDraft, { params, body: { ...draft, document } })
  const body = { revision: saved.answer.revision, planNumber: null, inForceFrom, explanation: '权重更正。' }
  const submitted = await admin.call(submitMechanism, { params, body })
  if (submitted.status !== 200) throw new Error(`the drawing was refused: ${submitted.text}`)
  const { version } = submitted.answer
  const decided = await month.staff.approver.call(decideVersion, {
    params: { ...params, version },
    body: { verdict: 'approved', reason: null },
  })
  if (decided.status !== 200) throw new Error(`the version was not approved: ${decided.text}`)
  return version
}
