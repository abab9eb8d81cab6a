import { createMechanism, decideVersion, readMechanism, saveDraft, submitMechanism } from '@jizhi/contracts'
import type { JsonObject, Mechanism } from '@jizhi/mechanism'
import type { Caller } from './caller.ts'

const port = (block: string, port: string) => ({ block, port })

/** A mechanism that asks about what an event brought, in a cycle of its own. */
const drawing =
  (event: JsonObject) =>
  (document: Mechanism): Mechanism => ({
    ...document,
    blocks: document.blocks.flatMap((one): Mechanism['blocks'][number][] => {
      if (one.id === 'scores') return [{ ...one, config: { ...one.config, due: 'report_by' } }]
      if (one.kind === 'roster') return [{ ...one, config: { subject: 'village', source: 'event' } }]
      if (one.kind === 'result')
        return [{ ...one, config: { title: '整改未报', mode: 'automatic', completeness: { rule: 'all' } } }]
      if (one.kind !== 'cycle') return []
      const stages = [
        { id: 'report_by', label: '填报截止', base: 'open', offset: 5, step: 'workday' },
        { id: 'final_by', label: '迟报截止', base: 'open', offset: 8, step: 'workday' },
      ]
      return [{ ...one, config: { period: 'event', opening: 'automatic', event, stages, sunset: '2029-12-31' } }]
    }),
    wires: [
      { from: port('cycle', 'cycle'), to: port('villages', 'in') },
      { from: port('villages', 'rows'), to: port('scores', 'in') },
      { from: port('scores', 'silent'), to: port('result', 'in') },
    ],
    ends: [port('scores', 'answered'), port('result', 'frozen')],
    groups: [],
    parameters: [],
  })

/** Draws it and puts it in force; answers its id. */
export async function drawFollowUp(
  { county, ownerUnitId }: { readonly county: string; readonly ownerUnitId: string },
  [drawer, approver]: readonly [Caller, Caller],
  event: JsonObject,
  { name = '整改跟进', from = '2019-06' } = {},
): Promise<string> {
  const params = { county }
  const body = { name, ownerUnitId, template: 'village-monthly-award' }
  const mechanism = (await drawer.call(createMechanism, { params, body })).answer.id
  const at = { ...params, mechanism }
  const { draft } = (await drawer.call(readMechanism, { params: at })).answer
  // the contract leaves a drawing's inside open; this one came from a shipped template
  const document = drawing(event)(draft.document as unknown as Mechanism)
  const saved = await drawer.call(saveDraft, { params: at, body: { ...draft, document: { ...document } } })
  const sent = { revision: saved.answer.revision, planNumber: null, inForceFrom: from, explanation: null }
  const submitted = await drawer.call(submitMechanism, { params: at, body: sent })
  if (submitted.status !== 200) throw new Error(`the drawing was refused: ${submitted.text}`)
  const verdict = { verdict: 'approved', reason: null } as const
  await approver.call(decideVersion, { params: { ...at, version: 1 }, body: verdict })
  return mechanism
}
