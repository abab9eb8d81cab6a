import { createMechanism, decideVersion, readMechanism, saveDraft, submitMechanism } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { expect } from 'vitest'
import type { Place } from './place.ts'

/** A mechanism drawn from a shipped one, handed in and approved by a second person, in force from that period on. */
export async function draw(
  place: Place,
  name: string,
  template: string,
  redraw: (document: Mechanism) => Mechanism,
  inForceFrom: string,
): Promise<string> {
  const [admin, approver] = [await place.as('admin'), await place.as('approver')]
  const params = { county: place.county.code }
  const made = await admin.call(createMechanism, { params, body: { name, ownerUnitId: place.county.rootId, template } })
  expect(made.status, made.text).toBe(200)
  const at = { ...params, mechanism: made.answer.id }
  const { draft } = (await admin.call(readMechanism, { params: at })).answer
  // the contract leaves a drawing's inside open; this one came from a shipped template
  const document = { ...redraw(draft.document as unknown as Mechanism), name }
  const saved = await admin.call(saveDraft, { params: at, body: { ...draft, document: { ...document } } })
  expect(saved.status, saved.text).toBe(200)
  expect(saved.answer.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const body = { revision: saved.answer.revision, planNumber: null, inForceFrom, explanation: null }
  const submitted = await admin.call(submitMechanism, { params: at, body })
  expect(submitted.status, submitted.text).toBe(200)
  const verdict = { verdict: 'approved', reason: null } as const
  const decided = await approver.call(decideVersion, { params: { ...at, version: 1 }, body: verdict })
  expect(decided.status, decided.text).toBe(200)
  return made.answer.id
}
