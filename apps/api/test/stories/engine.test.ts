import { freezeResult, signEffects } from '@jizhi/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppendFacts, CyclesWorker, OpenCycle } from '../../src/features/cycles/index.ts'
import type { Tx } from '../../src/platform/database/database.ts'
import { raceDrawing } from '../close-drawing.ts'
import { asSuperuser } from '../close-state.ts'
import { type Act, EngineModel } from '../engine-model.ts'
import { MORNING, type Month, openIn, setClock, staffOf } from '../month.ts'
import { byTwo } from '../order-acts.ts'
import { proof, TRACES } from '../proof.ts'
import { openStand, type Stand } from '../stand.ts'

const TOWNS = 4
const DAY_MS = 86_400_000
/** Days of a year that traces may take, one each; for more a county is founded anew. */
const DAYS = 360
const FIRST = Date.UTC(2018, 0, 1)

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('score' as const),
      town: fc.nat(TOWNS - 1),
      mark: fc.integer({ min: 1, max: 9 }).map((mark) => mark * 1_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('work' as const, 'race' as const, 'killed' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('freeze' as const, 'sign' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const) }) },
)
/** A trace begins with every mark stated, in any order, so that most of them come to a freeze. */
const trace = fc
  .tuple(fc.shuffledSubarray([0, 1, 2, 3], { minLength: TOWNS }), fc.array(act, { minLength: 2, maxLength: 14 }))
  .map(([order, acts]): Act[] => [
    ...order.map((town) => ({ do: 'score' as const, town, mark: 2_000 + town })),
    ...acts,
  ])

const LEFT = `select
    (select count(*)::int from facts f where f.cycle_id = $1 and f.kind = 'frozen') as revisions,
    (select state = 'voided' from cycles where id = $1) as void,
    (select coalesce(jsonb_object_agg(unit, points), '{}') from (
       select l.owner_unit_id as unit, sum(l.amount)::int as points from ledger_entries l join effects e on e.key = l.effect_key
        where e.cycle_id = $1 and l.account = 'annual-points' and l.owner_unit_id = any($2::uuid[]) group by 1) one) as booked,
    (select count(*)::int from (select 1 from ledger_entries group by entry_id having sum(amount) <> 0) one) as unbalanced`

describe('R7 the engine does what a tiny model of it does', () => {
  let stand: Stand
  let month: Month
  let periods = 0
  /** The mark that stands, by cycle and township. */
  const stated = new Map<string, string | undefined>()

  beforeAll(async () => {
    stand = await openStand()
    await found()
  })
  afterAll(() => stand.close())

  /** A county with a mechanism whose days nobody opened yet. */
  async function found(): Promise<void> {
    const county = await stand.county({ townships: TOWNS, villages: 0 })
    await setClock(stand, county, MORNING)
    const place = { county, town: county.rootId, published: [], ...(await staffOf(stand, county, county.rootId)) }
    month = await openIn(stand, place, '每日考评', raceDrawing('signed'), {
      inForceFrom: '2018-01-01',
      period: '2018-12-31',
    })
    periods = 0
  }

  const write = <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
    stand.database.write(month.county.id, { by: null, action: 'story.act', subject: 'cycle' }, run)

  const worker = (cycle: string) => write((tx) => stand.app.get(CyclesWorker).bringUpToDate(tx, cycle))

  /** A worker that dies before its commit, at whatever it had done by then. */
  const killed = async (cycle: string): Promise<void> => {
    const dying = write(async (tx) => {
      await stand.app.get(CyclesWorker).bringUpToDate(tx, cycle)
      throw new Error('killed')
    })
    await expect(dying).rejects.toThrow('killed')
  }

  async function opened(): Promise<Month> {
    if (periods === DAYS) await found()
    const period = new Date(FIRST + periods * DAY_MS).toISOString().slice(0, 10)
    periods += 1
    const by = month.people['county-admin'].personId
    const { id } = await write((tx) => stand.app.get(OpenCycle).open(tx, { mechanismId: month.mechanism, period, by }))
    return month.also(id)
  }

  async function really(one: Month, { do: what, ...rest }: Act): Promise<void> {
    const params = { county: one.county.code, cycle: one.cycle }
    if ('town' in rest) {
      const row = one.county.townships[rest.town]?.id ?? ''
      const by = one.people.inspector.personId
      const slot = { block: 'scores', row }
      // as every door does it: a later mark says which one it takes the place of, or the first again would be no news (FACT-3)
      const before = stated.get(`${one.cycle} ${row}`)
      const fact = { kind: 'answered' as const, slot, by, value: { sheet: [rest.mark] } }
      const amended = before === undefined ? fact : { ...fact, supersedes: before }
      const { fresh } = await write((tx) => stand.app.get(AppendFacts).append(tx, one.cycle, [amended]))
      stated.set(`${one.cycle} ${row}`, fresh[0]?.id ?? before)
    } else if (what === 'work') await worker(one.cycle)
    else if (what === 'race') await Promise.all([worker(one.cycle), worker(one.cycle), killed(one.cycle)])
    else if (what === 'killed') await killed(one.cycle)
    else if (what === 'void') await byTwo(one, { kind: 'void', content: {} }, '考评对象整体调整，本期作废。')
    else if (what === 'freeze') {
      await worker(one.cycle)
      const body = { digest: (await one.read()).results[0]?.liveDigest ?? '', words: '按成绩定榜。' }
      const reply = await one.staff['county-admin'].call(freezeResult, { params: { ...params, block: 'result' }, body })
      expect(reply.status, reply.text).toBe(200)
    } else {
      await worker(one.cycle)
      const { effects } = await one.read()
      const digests = effects.flatMap(({ standing, digest }) =>
        ['unsigned', 'correction', 'withdrawal'].includes(standing) ? [digest] : [],
      )
      const reply = await one.staff.signatory.call(signEffects, { params, body: { digests, words: '同意更正。' } })
      expect(reply.status, reply.text).toBe(200)
      await worker(one.cycle)
    }
  }

  /** Runs a trace on both; `fault` does to the engine alone what it must never do. */
  async function compared(acts: readonly Act[], fault?: (one: Month) => Promise<unknown>): Promise<void> {
    const one = await opened()
    const model = new EngineModel(TOWNS)
    const done: Act[] = []
    for (const next of [...acts, { do: 'work' } as const]) {
      if (!model.allows(next)) continue
      done.push(next)
      await really(one, next)
      model.after(next)
    }
    await fault?.(one)
    const units = one.county.townships.map(({ id }) => id)
    const [left] = await stand.look<{ booked: Record<string, number> }>(LEFT, [one.cycle, units])
    expect({ ...left, booked: units.map((id) => left?.booked[id] ?? 0) }, JSON.stringify(done)).toEqual({
      ...{ revisions: model.revisions, void: model.isVoid, booked: model.booked, unbalanced: 0 },
    })
  }

  it(`R7 ${TRACES} traces of scoring, amending, working, dying, racing, freezing anew, signing, voiding`, {
    timeout: 6 * 3_600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(trace, (acts) => compared(acts)),
      { seed: proof.seed, numRuns: TRACES, endOnFailure: !proof.long },
    )
    console.log(`COUNTED traces=${TRACES} different=0`)
  })

  const PAID: readonly Act[] = [
    ...[0, 1, 2, 3].map((town) => ({ do: 'score' as const, town, mark: 2_000 + town })),
    { do: 'freeze' },
    { do: 'work' },
  ]
  const FAULTS = {
    'an award booked twice': `insert into ledger_entries (tenant_id, id, entry_id, owner_unit_id, account, measure, amount, scale, effect_key, posted_at)
       select l.tenant_id, gen_random_uuid(), l.entry_id, l.owner_unit_id, l.account, l.measure, l.amount, l.scale, l.effect_key, l.posted_at
       from ledger_entries l join effects e on e.key = l.effect_key where e.cycle_id = $1`,
    'a freeze that got lost': `delete from facts where kind = 'frozen' and cycle_id = $1`,
  }
  it.each(Object.entries(FAULTS))('the comparison sees %s', async (_, sql) => {
    const { superUrl } = stand.urls
    const fault = ({ cycle }: Month): Promise<unknown> =>
      asSuperuser(superUrl, async (client) => {
        await client.query('set session_replication_role = replica') // the database itself would refuse it
        await client.query(sql, [cycle])
      })
    await compared(PAID)
    await expect(compared(PAID, fault)).rejects.toThrow(/to deeply equal/)
  })
})
