import { readFileSync } from 'node:fs'
import type { Role } from '@jizhi/access'
import {
  type Answer,
  createMechanism,
  decideVersion,
  openCycle,
  readCycle,
  readMechanism,
  readTable,
  saveDraft,
  submitMechanism,
} from '@jizhi/contracts'
import { packMissing } from '@jizhi/domain'
import type { Mechanism } from '@jizhi/mechanism'
import { AppendFacts } from '../src/features/cycles/index.ts'
import type { Caller } from './caller.ts'
import type { County, TestUnit } from './county.ts'
import { type Hired, hire } from './hire.ts'
import type { Stand } from './stand.ts'

/** A published row of 码头镇, May 2019, standing on an invented village. */
export interface Published {
  readonly village: TestUnit
  readonly score: string
  readonly rank: string
  readonly inspector: string
  readonly reward: string
}

const STAFF = ['county-admin', 'approver', 'inspector', 'clerk', 'adjudicator', 'finance', 'signatory'] as const

/** A township with its people, the published figures, and the shipped mechanism approved and open for May 2019. */
export interface Month {
  readonly county: County
  readonly town: string
  readonly mechanism: string
  readonly cycle: string
  readonly published: readonly Published[]
  readonly staff: Readonly<Record<(typeof STAFF)[number], Caller>>
  readonly people: Readonly<Record<(typeof STAFF)[number], Hired>>
  /** The page of the month, or of another cycle. */
  read(cycle?: string): Promise<Answer<typeof readCycle>>
  /** A column of a table by row key. */
  column(block: string, port: string, id: string): Promise<ReadonlyMap<string, string>>
  /** The same people at another cycle of the mechanism. */
  also(cycle: string): Month
  /** States the published sheets, as an import would. Answers how many facts were new. */
  answer(change?: (row: Published) => string): Promise<number>
}

/** 3 June 2019, nine in the morning: the month is over and nothing is due yet. */
export const MORNING = Date.UTC(2019, 5, 3, 1)

/** The drawing as it is, but a person opens its months: the clock of a story then opens none of its own. */
export const byHand = (document: Mechanism): Mechanism => ({
  ...document,
  blocks: document.blocks.map((one) =>
    one.kind === 'cycle' ? { ...one, config: { ...one.config, opening: 'by-hand' } } : one,
  ),
})

/** `redraw`: what the township changes in the shipped drawing before it is approved; its months open by hand. */
export async function openMonth(stand: Stand, redraw = (document: Mechanism): Mechanism => document): Promise<Month> {
  const rows = publishedRows()
  const county = await stand.county({ townships: 2, villages: rows.length })
  const town = county.townships[0]!
  await setClock(stand, county, MORNING)
  const published = rows.map((row, at) => ({ ...row, village: town.villages[at]! }))
  const place = { county, town: town.id, published, ...(await staffOf(stand, county, town.id)) }
  return openIn(stand, place, '村级月度考评', (document) => redraw(byHand(document)))
}

/** Everybody who acts in a month, at that unit. */
export async function staffOf(stand: Stand, county: County, unitId: string): Promise<Pick<Month, 'staff' | 'people'>> {
  const people = {} as Record<Role, Hired>
  const staff = {} as Record<Role, Caller>
  for (const role of STAFF) {
    people[role] = await hire(stand.app, county, { role, unitId })
    staff[role] = await people[role].signIn(stand.origin)
  }
  return { people, staff }
}

/** A mechanism of the unit `town`, approved and open for a period: May 2019 unless told otherwise. */
export async function openIn(
  stand: Stand,
  place: Omit<Place, 'mechanism'>,
  name: string,
  redraw: (document: Mechanism) => Mechanism,
  { inForceFrom, period } = { inForceFrom: '2019-05', period: '2019-05' },
): Promise<Month> {
  const { county, town, staff } = place
  const params = { county: county.code }
  const made = await staff['county-admin'].call(createMechanism, {
    params,
    body: { name, ownerUnitId: town, template: 'village-monthly-award' },
  })
  const mechanism = made.answer.id
  const { draft } = (await staff['county-admin'].call(readMechanism, { params: { ...params, mechanism } })).answer
  const { revision } = (
    await staff['county-admin'].call(saveDraft, {
      params: { ...params, mechanism },
      // the contract leaves a drawing's inside open; this one came from a shipped template
      body: { ...draft, document: { ...redraw(draft.document as unknown as Mechanism) } },
    })
  ).answer
  const submitted = await staff['county-admin'].call(submitMechanism, {
    params: { ...params, mechanism },
    body: { revision, planNumber: null, inForceFrom, explanation: null },
  })
  if (submitted.status !== 200) throw new Error(`the drawing was refused: ${submitted.text}`)
  await staff.approver.call(decideVersion, {
    params: { ...params, mechanism, version: 1 },
    body: { verdict: 'approved', reason: null },
  })
  const opened = await staff['county-admin'].call(openCycle, {
    params: { ...params, mechanism },
    body: { period },
  })
  return monthAt(stand, { ...place, mechanism }, opened.answer.id)
}

export type Place = Pick<Month, 'county' | 'town' | 'mechanism' | 'published' | 'staff' | 'people'>

export function monthAt(stand: Stand, place: Place, cycle: string): Month {
  const { county, published, staff, people } = place
  const params = { county: county.code }
  const at = { ...params, cycle }
  return {
    ...{ ...place, cycle },
    also: (other) => monthAt(stand, place, other),
    read: async (id = cycle) =>
      (await staff['county-admin'].call(readCycle, { params: { ...params, cycle: id } })).answer,
    column: async (block, port, id) => {
      const { answer } = await staff['county-admin'].call(readTable, { params: { ...at, block, port } })
      const place = answer.columns.findIndex((column) => column.id === id)
      return new Map(
        answer.rows.map((row) => {
          const cell = row.cells[place]!
          return [row.key, 'text' in cell ? cell.text : `?${cell.missing}`]
        }),
      )
    },
    answer: async (change = ({ score }) => score) => {
      const deed = { by: people.inspector.personId, action: 'imports.commit', subject: `cycle:${cycle}` }
      const { added } = await stand.database.write(county.id, deed, (tx) =>
        stand.app.get(AppendFacts).append(
          tx,
          cycle,
          published.map((row) => ({
            kind: 'answered' as const,
            slot: { block: 'scores', row: row.village.id },
            value: { sheet: sheetOf(row, change(row)) },
            by: people.inspector.personId,
            source: { file: 'nanan_matou_2019_05.csv', cell: 'C2' },
          })),
        ),
      )
      return added
    },
  }
}

function sheetOf({ inspector }: Omit<Published, 'village'>, score: string): number[] {
  const level = ['泉州', '南安'].indexOf(inspector)
  return [
    score === '' ? packMissing('unsampled') : hundredths(score),
    level < 0 ? packMissing('not-applicable') : level,
    packMissing('not-applicable'),
  ]
}

/** `95.5` → 9550. */
function hundredths(text: string): number {
  const [whole = '0', fraction = ''] = text.split('.')
  return Number(`${whole}${fraction.padEnd(2, '0')}`)
}

export function publishedRows(): Omit<Published, 'village'>[] {
  const text = readFileSync(new URL('../data/results/nanan_matou_2019_05.csv', import.meta.url), 'utf8').trim()
  const [head = '', ...lines] = text.split('\n')
  const names = head.trim().split(',')
  return lines.map((line) => {
    const cells = line.trim().split(',')
    const of = (name: string): string => cells[names.indexOf(name)] ?? ''
    return {
      score: of('composite_score'),
      rank: of('published_rank'),
      inspector: of('upper_level_inspector'),
      reward: of('reward_yuan'),
    }
  })
}

/** A story may set a demo county's clock anywhere; the product itself only pushes it forward. */
export async function setClock(stand: Stand, county: County, to: number): Promise<void> {
  await stand.look(
    'update tenants set clock_offset_ms = $2 - (extract(epoch from now()) * 1000)::bigint where id = $1',
    [county.id, to],
  )
}
