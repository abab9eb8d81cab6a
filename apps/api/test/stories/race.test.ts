import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppendFacts, CyclesWorker, OpenCycle } from '../../src/features/cycles/index.ts'
import { Database, type Tx } from '../../src/platform/database/database.ts'
import { raceDrawing } from '../close-drawing.ts'
import { MORNING, type Month, openIn, setClock, staffOf } from '../month.ts'
import { byTwo } from '../order-acts.ts'
import { proof } from '../proof.ts'
import { openStand, type Stand } from '../stand.ts'

const RACERS = 8
const ROUNDS = proof.long ? 500 : 20
const DAY_MS = 86_400_000
const FIRST = Date.UTC(2018, 0, 1)

/** What eight leave of one period. */
const LEFT = `select c.period,
    (select count(*)::int from cycles o where o.mechanism_id = c.mechanism_id and o.period = c.period) as openings,
    (select count(*)::int from facts f where f.cycle_id = c.id and f.kind = 'opened') as opened,
    (select count(*)::int from facts f where f.cycle_id = c.id and f.kind = 'answered') as answered,
    (select count(*)::int from facts f where f.cycle_id = c.id and f.kind = 'frozen') as closes,
    (select count(*)::int from effects e where e.cycle_id = c.id and e.kind = 'ledger') as awards,
    (select coalesce(sum(l.amount), 0)::int from ledger_entries l join effects e on e.key = l.effect_key
       where e.cycle_id = c.id and l.amount > 0) as points,
    (select count(*)::int from board_issues b where b.cycle_id = c.id) as boards
  from cycles c where c.mechanism_id = $1 and c.kind = 'cycle' and c.period < '2019-05-20' order by 1`

describe(`R7 ${RACERS} workers race for one period`, () => {
  /** Two programs, so that what one keeps in memory is old for the other. */
  const stands: Stand[] = []
  let month: Month

  beforeAll(async () => {
    const stand = await openStand()
    stands.push(stand)
    const county = await stand.county({ townships: 4, villages: 0 })
    await setClock(stand, county, MORNING)
    const place = { county, town: county.rootId, published: [], ...(await staffOf(stand, county, county.rootId)) }
    month = await openIn(stand, place, '每日考评', raceDrawing('automatic'), {
      inForceFrom: '2018-01-01',
      period: '2019-05-31',
    })
    stands.push(await openStand({ urls: { ...stand.urls, drop: async () => undefined } }))
  })
  afterAll(async () => {
    for (const stand of stands.toReversed()) await stand.close()
  })

  const write = <T>({ app }: Stand, action: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
    app.get(Database).write(month.county.id, { by: null, action: `story.${action}`, subject: 'cycle' }, run)

  const marks = (more: number) =>
    month.county.townships.map((town, at) => ({
      ...{ kind: 'answered' as const, slot: { block: 'scores', row: town.id }, by: month.people.inspector.personId },
      value: { sheet: [5_000 + at * 10 + more] },
    }))

  /** Opens, fills and derives a period, each in a transaction of its own, as whoever comes first does. */
  async function work(stand: Stand, period: string, racer: number, doubled = false): Promise<void> {
    const by = month.people['county-admin'].personId
    const { id } = await write(stand, 'open', (tx) =>
      stand.app.get(OpenCycle).open(tx, { mechanismId: month.mechanism, period, by }),
    )
    // the planted fault: each states figures of its own instead of the same ones
    const stated = marks(doubled ? racer : 0)
    const turned = [...stated.slice(racer % 4), ...stated.slice(0, racer % 4)]
    await write(stand, 'fill', (tx) => stand.app.get(AppendFacts).append(tx, id, turned))
    await write(stand, 'derive', (tx) => stand.app.get(CyclesWorker).bringUpToDate(tx, id))
  }

  const round = async (at: number, doubled = false): Promise<void> => {
    const period = new Date(FIRST + at * DAY_MS).toISOString().slice(0, 10)
    await Promise.all(Array.from({ length: RACERS }, (_, racer) => work(stands[racer % 2]!, period, racer, doubled)))
  }
  const left = () => stands[0]!.look<Record<string, number | string>>(LEFT, [month.mechanism])
  const ONCE = { openings: 1, opened: 1, answered: 4, closes: 1, awards: 2, points: 10_050, boards: 1 }

  it(`R7 ${ROUNDS} rounds: one opening, one close, one award each`, { timeout: 900_000 }, async () => {
    for (let at = 0; at < ROUNDS; at += 1) await round(at)
    const rows = await left()
    expect(rows).toHaveLength(ROUNDS)
    for (const { period, ...row } of rows) expect(row, String(period)).toEqual(ONCE)
    const unbalanced = await stands[0]!.look('select 1 from ledger_entries group by entry_id having sum(amount) <> 0')
    expect(unbalanced).toEqual([])
    console.log(`COUNTED rounds=${ROUNDS} racers=${RACERS} openings=${rows.length} doubled=0`)
  })

  it('CYC-5 a period that two people voided does not freeze by itself any more', async () => {
    const { id } = await write(stands[0]!, 'open', (tx) =>
      stands[0]!.app.get(OpenCycle).open(tx, {
        ...{ mechanismId: month.mechanism, period: '2019-05-30', by: month.people['county-admin'].personId },
      }),
    )
    await byTwo(month.also(id), { kind: 'void', content: {} }, '考评对象整体调整，本期作废。')
    await write(stands[0]!, 'fill', (tx) => stands[0]!.app.get(AppendFacts).append(tx, id, marks(0)))
    await write(stands[0]!, 'derive', (tx) => stands[0]!.app.get(CyclesWorker).bringUpToDate(tx, id))
    const frozen = await stands[0]!.look(`select 1 from facts where kind = 'frozen' and cycle_id = $1`, [id])
    expect(frozen).toEqual([])
  })

  it('the comparison sees eight who each state something of their own', async () => {
    await round(ROUNDS, true)
    const row = (await left()).at(ROUNDS)
    expect(row?.answered).toBeGreaterThan(4)
  })
})
