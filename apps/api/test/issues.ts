import type { Role } from '@jizhi/access'
import {
  type Answer,
  correctCase,
  createMechanism,
  decideVersion,
  deliverNotices,
  dispatchCases,
  freezeResult,
  listCases,
  mergeCase,
  openCycle,
  readCase,
  readCycle,
  readMechanism,
  readTable,
  reportIssue,
  saveDraft,
  stepCase,
  submitMechanism,
} from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { expect, vi } from 'vitest'
import { CyclesWorker } from '../src/features/cycles/index.ts'
import type { Caller, Reply } from './caller.ts'
import type { County } from './county.ts'
import { type Hired, hire } from './hire.ts'
import { setClock } from './month.ts'
import type { Stand } from './stand.ts'

const STAFF = ['county-admin', 'approver', 'inspector', 'adjudicator', 'signatory'] as const

/** A county that enters issues by class and place; two townships stand in for the departments in charge. */
export interface Issues {
  readonly county: County
  readonly mechanism: string
  readonly staff: Readonly<Record<(typeof STAFF)[number], Caller>>
  readonly people: Readonly<Record<(typeof STAFF)[number], Hired>>
  /** The department of the rubble and its clerk, and of the wrecks. */
  readonly rubble: { readonly unit: string; readonly clerk: Caller; readonly person: string }
  readonly wreck: { readonly unit: string; readonly clerk: Caller; readonly person: string }
  /** Reports an issue; answers the case it opened or was taken into, once the worker has come to it. */
  report(ofClass: string, place?: string, number?: string): Promise<string>
  step(who: Caller, id: string, step: Step, more?: More): Promise<Reply<typeof stepCase>>
  read(id: string, who?: Caller): Promise<Answer<typeof readCase>>
  list(query?: object, who?: Caller): Promise<Answer<typeof listCases>>
  merge(id: string, into: string): Promise<Reply<typeof mergeCase>>
  correct(id: string, unit: string): Promise<Reply<typeof correctCase>>
  dispatchMany(ids: readonly string[]): Promise<Reply<typeof dispatchCases>>
  /** Puts 行业共管·部门月度 in force and opens a month of it. */
  month(period: string): Promise<string>
  cell(cycle: string, block: string, port: string, column: string): Promise<Record<string, string>>
  results(cycle: string): Promise<Answer<typeof readCycle>['results']>
  /** Tells everybody, lets the windows close, and freezes. */
  freeze(cycle: string): Promise<void>
  /** Lets the county's clock go to this instant and the worker follow. */
  at(text: string): Promise<void>
}

type Step = Parameters<typeof stepBody>[0]
type More = Partial<Omit<ReturnType<typeof stepBody>, 'step'>>
const stepBody = (step: Answer<typeof readCase>['acts'][number]) => ({
  step,
  ...{ unit: null as string | null, class: null as string | null, score: null as string | null },
  ...{ words: null as string | null, files: [] as string[] },
})

/** Puts the mechanism of a template in force, as its owner draws it. */
export async function standTemplate(
  county: County,
  [drawer, approver]: readonly [Caller, Caller],
  template: string,
  redraw: (document: Mechanism) => Mechanism,
  name = template,
  inForceFrom = '2026-06',
): Promise<string> {
  const params = { county: county.code }
  const made = await drawer.call(createMechanism, { params, body: { name, ownerUnitId: county.rootId, template } })
  const mechanism = made.answer.id
  const at = { ...params, mechanism }
  const { draft } = (await drawer.call(readMechanism, { params: at })).answer
  const { revision } = (
    await drawer.call(saveDraft, {
      params: at,
      // the contract leaves a drawing's inside open; this one came from a shipped template
      body: { ...draft, document: { ...redraw(draft.document as unknown as Mechanism) } },
    })
  ).answer
  const sent = { revision, planNumber: null, inForceFrom, explanation: null }
  const submitted = await drawer.call(submitMechanism, { params: at, body: sent })
  if (submitted.status !== 200) throw new Error(`the drawing was refused: ${submitted.text}`)
  await approver.call(decideVersion, { params: { ...at, version: 1 }, body: { verdict: 'approved', reason: null } })
  return mechanism
}

/** The drawing with units of this county instead of its departments; `config` changes its case block. */
export const routed = (
  document: Mechanism,
  units: Readonly<Record<string, string>>,
  otherwise: string,
  config: object = {},
): Mechanism => ({
  ...document,
  blocks: document.blocks.map((block) => {
    if (block.id === 'case') return { ...block, config: { ...block.config, ...config } as typeof block.config }
    if (block.id !== 'route') return block
    const text = JSON.stringify(block.config).replace(/\\"([a-z]+)\\"/g, (whole, code: string) => {
      if (['rubble', 'industrial', 'livestock', 'wreck', 'other'].includes(code)) return whole
      return `\\"${units[code] ?? otherwise}\\"`
    })
    return { ...block, config: JSON.parse(text) as typeof block.config }
  }),
})

/** 行业共管·问题分办 with departments of this county; `config` changes the settings of its case block. */
export async function openIssues(stand: Stand, config: object = {}, villages = 2): Promise<Issues> {
  const county = await stand.county({ townships: 2, villages })
  await setClock(stand, county, Date.parse('2026-06-29T09:00:00+08:00'))
  const people = {} as Record<Role, Hired>
  const staff = {} as Record<Role, Caller>
  for (const role of STAFF) {
    people[role] = await hire(stand.app, county, { role, unitId: county.rootId })
    staff[role] = await people[role].signIn(stand.origin)
  }
  const [first, second] = county.townships
  const department = async (unit: string) => {
    const hired = await hire(stand.app, county, { role: 'clerk', unitId: unit })
    return { unit, clerk: await hired.signIn(stand.origin), person: hired.personId }
  }
  const rubble = await department(first!.id)
  const wreck = await department(second!.id)
  const units: Readonly<Record<string, string>> = { urban: rubble.unit, traffic: wreck.unit }
  const mechanism = await standTemplate(
    county,
    [staff['county-admin'], staff.approver],
    'industry-issues',
    (document) => routed(document, units, rubble.unit, config),
    '行业共管·问题分办',
  )
  const params = { county: county.code }
  const admin = staff['county-admin']
  const read = async (id: string, who = admin) => (await who.call(readCase, { params: { ...params, case: id } })).answer
  const list = async (query: object = {}, who = admin) => (await who.call(listCases, { params, query })).answer
  const at = async (text: string): Promise<void> => {
    await setClock(stand, county, Date.parse(text))
    const cycles = await stand.look<{ id: string }>(
      'select id from cycles where tenant_id = $1 order by kind, opened_at',
      [county.id],
    )
    for (const { id } of cycles)
      await stand.database.write(county.id, { by: null, action: 'story.work', subject: 'cycle' }, (tx) =>
        stand.app.get(CyclesWorker).bringUpToDate(tx, id),
      )
  }
  const results = async (cycle: string) =>
    (await admin.call(readCycle, { params: { ...params, cycle } })).answer.results
  return {
    ...{ at, results },
    ...{ county, mechanism, staff, people, rubble, wreck, read, list },
    report: async (ofClass, place = first!.villages[0]!.id, number) => {
      const fields = [
        { field: 'class', value: ofClass },
        { field: 'place', value: place },
        { field: 'found', value: `路口东侧，${ofClass}` },
      ]
      const sent = { params: { ...params, mechanism }, body: { fields, number: number ?? null } }
      const reply = await admin.call(reportIssue, sent)
      expect(reply.status, reply.text).toBe(200)
      return vi.waitFor(async () => {
        const [row] = await stand.look<{ id: string }>(
          `select id from cases where source_cycle_id = $1 union all
           select f.cycle_id from facts f join effects e on e.cycle_id = $1 and f.item = e.key where f.kind = 'stepped'`,
          [reply.answer.cycle],
        )
        expect(row).toBeDefined()
        return row!.id
      }, 15_000)
    },
    step: (who, id, step, more = {}) =>
      who.call(stepCase, { params: { ...params, case: id }, body: { ...stepBody(step), ...more } }),
    merge: (id, into) => admin.call(mergeCase, { params: { ...params, case: id }, body: { into } }),
    correct: (id, unit) => {
      const body = { unit, class: null, words: '派错了单位。' }
      return admin.call(correctCase, { params: { ...params, case: id }, body })
    },
    dispatchMany: (ids) =>
      admin.call(dispatchCases, { params, body: { cases: [...ids], unit: null, words: '请按时办结。' } }),
    month: async (period) => {
      const drawn = await standTemplate(county, [admin, staff.approver], 'industry-monthly', (one) => ({
        ...one,
        blocks: one.blocks.map((block) =>
          block.id === 'departments' ? { ...block, config: { ...block.config, target: 'township' } } : block,
        ),
      }))
      const opened = await admin.call(openCycle, { params: { ...params, mechanism: drawn }, body: { period } })
      expect(opened.status, opened.text).toBe(200)
      return opened.answer.id
    },
    cell: async (cycle, block, port, column) => {
      const { answer } = await admin.call(readTable, { params: { ...params, cycle, block, port } })
      const place = answer.columns.findIndex(({ id }) => id === column)
      return Object.fromEntries(
        answer.rows.map((row) => {
          const cell = row.cells[place]!
          return [row.key, 'text' in cell ? cell.text : `?${cell.missing}`]
        }),
      )
    },
    freeze: async (cycle) => {
      const address = { ...params, cycle }
      const told = await admin.call(deliverNotices, { params: address, body: { block: 'objection' } })
      expect(told.status, told.text).toBe(200)
      await at('2026-08-25T09:00:00+08:00')
      // dates that passed are caught up one after another, in as many jobs as that takes
      const done = async () => {
        await at('2026-08-25T09:00:00+08:00')
        const [found] = await results(cycle)
        expect(found?.complete).toBe(true)
        return found
      }
      const result = await vi.waitFor(done, { timeout: 60_000, interval: 500 })
      const body = { digest: result?.liveDigest ?? '', words: null }
      const frozen = await admin.call(freezeResult, { params: { ...address, block: 'result' }, body })
      expect(frozen.status, frozen.text).toBe(200)
    },
  }
}
