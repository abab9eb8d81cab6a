import type { Role } from '@jizhi/access'
import {
  type Answer,
  createMechanism,
  decideVersion,
  listDuties,
  openCycle,
  readCycle,
  readMechanism,
  saveDraft,
  submitMechanism,
} from '@jizhi/contracts'
import type { JsonObject } from '@jizhi/mechanism'
import { expect, vi } from 'vitest'
import type { Caller } from './caller.ts'
import type { County } from './county.ts'
import { type Hired, hire } from './hire.ts'
import { setClock } from './month.ts'
import type { Stand } from './stand.ts'

/** 3 June 2019, nine in the morning in the county. */
export const MORNING = Date.UTC(2019, 5, 3, 1)
export const DAY_MS = 86_400_000

/** A township with two villages whose clerk fills a form that others review. */
export interface DutyMonth {
  readonly county: County
  readonly town: string
  readonly villages: readonly { readonly id: string; readonly name: string }[]
  readonly cycle: string
  readonly admin: Caller
  readonly hired: (role: Role, unitId?: string) => Promise<Hired & { readonly caller: Caller }>
  readonly read: () => Promise<Answer<typeof readCycle>>
  readonly duties: (caller: Caller) => Promise<Answer<typeof listDuties>>
  /** Until the worker has nothing to do any more. */
  readonly rest: () => Promise<void>
}

export interface Staff {
  readonly role: Role
  readonly unitId?: string
}

/** `ask` and `review` are what the drawing sets there; `staff` is in office before the month opens. */
export async function openDutyMonth(
  stand: Stand,
  settings: { readonly ask?: JsonObject; readonly review: JsonObject },
  staff: readonly Role[],
): Promise<DutyMonth & { readonly staff: readonly (Hired & { readonly caller: Caller })[] }> {
  const county = await stand.county({ townships: 1, villages: 2 })
  await setClock(stand, county, MORNING)
  const town = county.townships[0]!
  const hired: DutyMonth['hired'] = async (role, unitId = town.id) => {
    const made = await hire(stand.app, county, { role, unitId })
    return { ...made, caller: await made.signIn(stand.origin) }
  }
  const admin = (await hired('county-admin', county.rootId)).caller
  const approver = (await hired('approver', county.rootId)).caller
  const inOffice = []
  for (const role of staff) inOffice.push(await hired(role))
  const params = { county: county.code }
  const { id: mechanism } = (
    await admin.call(createMechanism, {
      params,
      body: { name: '村级月度填报', ownerUnitId: town.id, template: 'village-monthly-award' },
    })
  ).answer
  const { draft } = (await admin.call(readMechanism, { params: { ...params, mechanism } })).answer
  const document = drawing(settings)
  const saved = await admin.call(saveDraft, {
    params: { ...params, mechanism },
    // the contract leaves a drawing's inside open
    body: { ...draft, document: { ...draft.document, ...document } as typeof draft.document },
  })
  expect(saved.status, saved.text).toBe(200)
  const submitted = await admin.call(submitMechanism, {
    params: { ...params, mechanism },
    body: { revision: saved.answer.revision, planNumber: null, inForceFrom: '2019-05', explanation: null },
  })
  expect(submitted.status, submitted.text).toBe(200)
  await approver.call(decideVersion, {
    params: { ...params, mechanism, version: 1 },
    body: { verdict: 'approved', reason: null },
  })
  const opened = await admin.call(openCycle, { params: { ...params, mechanism }, body: { period: '2019-05' } })
  expect(opened.status, opened.text).toBe(200)
  const cycle = opened.answer.id
  const read = async () => (await admin.call(readCycle, { params: { ...params, cycle } })).answer
  return {
    ...{ county, town: town.id, villages: town.villages, cycle, admin, hired, read, staff: inOffice },
    duties: async (caller) => ofCycle((await caller.call(listDuties, { params })).answer, cycle),
    rest: () => vi.waitFor(async () => expect((await read()).deriving).toBe(false), 15_000),
  }
}

/** The scheduler opens the next month by itself; a story looks at its own. */
function ofCycle(work: Answer<typeof listDuties>, cycle: string): Answer<typeof listDuties> {
  const own = <T extends { readonly cycle: string }>(lines: readonly T[]): T[] =>
    lines.filter((one) => one.cycle === cycle)
  return {
    todo: own(work.todo),
    done: own(work.done),
    notes: own(work.notes),
    handOvers: own(work.handOvers),
    orphans: own(work.orphans),
  }
}

const wire = (from: string, port: string, to: string) => ({
  from: { block: from, port },
  to: { block: to, port: 'in' },
})

function drawing({ ask = {}, review }: { readonly ask?: JsonObject; readonly review: JsonObject }): JsonObject {
  const stages = [
    { id: 'report_by', label: '填报截止', base: 'end', offset: 10, step: 'workday' },
    { id: 'review_by', label: '审核截止', base: 'end', offset: 15, step: 'workday' },
    { id: 'final_by', label: '定榜期限', base: 'end', offset: 20, step: 'workday' },
  ]
  const fields = [{ id: 'mark', label: '得分', type: 'score', scale: 2, least: '0', most: '100' }]
  return {
    blocks: [
      { id: 'cycle', kind: 'cycle', config: { period: 'month', opensAfter: 0, sunset: '2027-12-31', stages } },
      { id: 'villages', kind: 'roster', name: '各村', config: { subject: 'village' } },
      {
        id: 'form',
        kind: 'ask',
        name: '月报',
        config: { fields, who: { at: 'owner', role: 'clerk' }, due: 'report_by', ...ask },
      },
      {
        id: 'review',
        kind: 'review',
        name: '复核',
        config: {
          who: { at: 'owner', role: 'finance' },
          due: 'review_by',
          escalateTo: { at: 'owner', role: 'signatory' },
          ...review,
        },
      },
      {
        id: 'result',
        kind: 'result',
        config: { title: '月报', who: { at: 'owner', role: 'county-admin' }, completeness: { rule: 'all' } },
      },
    ],
    wires: [
      wire('cycle', 'cycle', 'villages'),
      wire('villages', 'rows', 'form'),
      wire('form', 'answered', 'review'),
      wire('review', 'passed', 'result'),
    ],
    ends: [
      { block: 'form', port: 'silent' },
      { block: 'review', port: 'refused' },
    ],
    parameters: [],
  } as unknown as JsonObject // plain data
}
