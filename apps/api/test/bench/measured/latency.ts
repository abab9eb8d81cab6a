import { mkdtempSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startCluster } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { setup } from '../../cluster.ts'
import { openStand, type Stand } from '../../stand.ts'
import { FlowCounty } from '../flow-county.ts'
import { allDue, oneMessage } from '../flow-drawing.ts'
import { judgeSize, type Verdict } from '../measure.ts'
import { GraphilePeer } from '../peers/graphile.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '200' },
    long: { type: 'boolean', default: false },
    timers: { type: 'string', default: '10000' },
  },
})
const WARM = 40

/** Tells when the effect of an event was committed: of a row of ours, of a job of theirs, by the same trigger. */
class Watch {
  private readonly heard = new Map<string, (at: number) => void>()

  private constructor(private readonly client: pg.Client) {}

  static async on(url: string, table: string, column: string): Promise<Watch> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(`create or replace function bench_heard() returns trigger language plpgsql as $$
      begin perform pg_notify('bench', to_jsonb(new) ->> tg_argv[0]); return null; end $$`)
    await client.query(
      `create trigger bench_heard after insert on ${table} for each row execute function bench_heard('${column}')`,
    )
    await client.query('listen bench')
    const watch = new Watch(client)
    client.on('notification', ({ payload = '' }) => watch.heard.get(payload)?.(performance.now()))
    return watch
  }

  of(name: string): Promise<number> {
    return new Promise((done) => this.heard.set(name, done))
  }

  end(): Promise<void> {
    return this.client.end()
  }
}

interface Taken {
  readonly began: number
  readonly stated: number
  readonly done: number
}

const spent = (all: readonly Taken[], from: 'began' | 'stated'): number[] =>
  all.map((one) => one.done - one[from]).sort((a, b) => a - b)
const share = (sorted: readonly number[], of: number): number => sorted[Math.ceil(sorted.length * of) - 1] ?? Number.NaN

async function idle(stand: Stand, rounds: number): Promise<Verdict[]> {
  const flow = await FlowCounty.open(stand, WARM + rounds, oneMessage)
  const [mine, theirs] = [
    await Watch.on(stand.urls.superUrl, 'effects', 'row'),
    await GraphilePeer.start(stand.urls.superUrl),
  ]
  const other = await Watch.on(stand.urls.superUrl, 'peer_effects', 'id')
  const product: Taken[] = []
  const peer: Taken[] = []
  const arms = [
    async (at: number) => {
      const done = mine.of(flow.rows[at]!)
      const began = performance.now()
      await flow.fill('report', at, at + 1, () => 9000)
      const stated = performance.now()
      return product.push({ began, stated, done: await done })
    },
    async (at: number) => {
      const done = other.of(String(at))
      const began = performance.now()
      await theirs.event(at)
      const stated = performance.now()
      return peer.push({ began, stated, done: await done })
    },
  ]
  for (let at = 0; at < WARM + rounds; at += 1)
    for (const arm of at % 2 === 0 ? arms : arms.toReversed()) {
      await arm(at)
      await pause(12)
    }
  await Promise.all([theirs.end(), mine.end(), other.end()])
  for (const all of [product, peer]) all.splice(0, WARM)
  const verdicts: Verdict[] = []
  for (const [from, says] of [
    ['began', 'event_to_effect'],
    ['stated', 'stated_to_effect'],
  ] as const)
    for (const [name, of, target] of [
      ['p50', 0.5, 0.7],
      ['p99', 0.99, 1],
    ] as const)
      verdicts.push(
        compare(`G6.${says}_idle_${name}`, share(spent(product, from), of), share(spent(peer, from), of), target),
      )
  return verdicts
}

function compare(name: string, product: number, anchor: number, target: number): Verdict {
  const ratio = product / anchor
  const ok = ratio <= target
  return {
    ok,
    line: `PERF ${name} product_ms=${product.toFixed(2)} anchor=graphile_localqueue anchor_ms=${anchor.toFixed(2)} ratio=${ratio.toFixed(2)} target<=${target.toFixed(2)} ${ok ? 'PASS' : 'FAIL'}`,
    json: { name, product, anchor, ratio, target, ok },
  }
}

/**
 * So many rows of one cycle are due at one instant: how long after it all of them were closed and committed, or each of them
 * also had its message.
 */
async function timers(stand: Stand, count: number, told: boolean): Promise<Verdict> {
  const flow = await FlowCounty.open(stand, count, allDue(told))
  const one = async <Row extends pg.QueryResultRow>(text: string, ...more: unknown[]): Promise<Row | undefined> =>
    (await stand.look<Row>(text, [flow.cycle, ...more]))[0]
  const dueAt = async (): Promise<number> => {
    const row = await one<{ at: string | null }>(`select due -> 0 ->> 'at' as at from derived where cycle_id = $1`)
    if (row?.at) return Number(row.at)
    await pause(50)
    return dueAt()
  }
  const due = await dueAt()
  const clock = await one<{ now: number }>(
    '(select (extract(epoch from tenant_now(tenant_id)) * 1000)::float8 as now from cycles where id = $1)',
  )
  await stand.pushClock(flow.county, due - (clock?.now ?? 0) - 4_000)
  const seen = async (): Promise<{ n: number; late: number }> => {
    const row = await one<{ n: number; late: number }>(
      `select ${told ? 'count(e.key)::int' : `coalesce((d.tables -> 'waiting' ->> 'overdue')::int, 0)`} as n,
         (extract(epoch from tenant_now(c.tenant_id)) * 1000 - $2::float8)::float8 as late
       from cycles c join derived d on d.cycle_id = c.id ${told ? 'left join effects e on e.cycle_id = c.id' : ''}
       where c.id = $1 ${told ? 'group by c.tenant_id' : ''}`,
      due,
    )
    return row ?? { n: 0, late: 0 }
  }
  let now = await seen()
  while (now.n < count && now.late < 60_000) {
    await pause(10)
    now = await seen()
  }
  const late = now.n === count ? now.late : Number.POSITIVE_INFINITY
  return judgeSize(`G6.timers_${count}_${told ? 'told' : 'closed'}_after_due`, late, 'ms', 1_000)
}

const cluster = await startCluster({
  dir: mkdtempSync(join(tmpdir(), 'jizhi-bench-')),
  ...{
    throwaway: true,
    settings: { shared_buffers: '256MB', max_wal_size: '4GB', checkpoint_timeout: '15min', jit: 'off' },
  },
})
process.env.TEST_SUPER_URL = cluster.superUrl()
await setup()
const stand = await openStand({ worker: true })
const verdicts = [
  ...(await idle(stand, Number(values.rounds))),
  await timers(stand, Number(values.timers), false),
  await timers(stand, Number(values.timers), true),
]
await stand.close()
await cluster.stop()
for (const { line, json } of verdicts) process.stdout.write(`${values.json ? JSON.stringify(json) : line}\n`)
process.stdout.write(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, full durability\n`)
process.exit(verdicts.every(({ ok }) => ok) ? 0 : 1)
