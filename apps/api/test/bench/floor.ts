import { readFileSync } from 'node:fs'
import { createDatabase } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { copyIn } from './copy-in.ts'
import { POT_YUAN } from './drawing.ts'
import type { Outcome } from './outcome.ts'
import type { Workload } from './workload.ts'

const FIRST_VILLAGE = 1_001
const FIRST_COUNTY = 1
const NAME = 'floor'

/** The same month by hand: narrow rows, one function, as owner, without row security. */
export class Floor {
  private readonly client: pg.Client
  /** Closes beside the first one when many counties close at once. */
  private readonly second: pg.Client
  private readonly work: Workload

  private constructor(client: pg.Client, second: pg.Client, work: Workload) {
    this.client = client
    this.second = second
    this.work = work
  }

  static async open(superUrl: string, work: Workload, counties = 1): Promise<Floor> {
    await createDatabase(superUrl, NAME)
    const connectionString = Object.assign(new URL(superUrl), { pathname: `/${NAME}` }).href
    const [client, second] = [new pg.Client({ connectionString }), new pg.Client({ connectionString })]
    for (const one of [client, second]) await one.connect()
    await client.query(readFileSync(new URL('floor.sql', import.meta.url), 'utf8'))
    for (let at = 0; at < counties; at += 1) await Floor.found(client, work, FIRST_COUNTY + at)
    return new Floor(client, second, work)
  }

  private static async found(client: pg.Client, { towns, villages, indicators }: Workload, county: number) {
    await client.query('insert into unit select $1, t.* from unnest($2::int[], $3::text[], $4::int[], $5::int[]) t', [
      county,
      [...towns.map((_, at) => at + 1), ...villages.map((_, at) => FIRST_VILLAGE + at)],
      [...towns.map(() => 't'), ...villages.map(() => 'v')],
      [...towns.map(() => null), ...villages.map(({ town }) => town + 1)],
      [...towns, ...villages].map(({ category }) => category),
    ])
    await client.query('insert into indicator select $1, t.* from unnest($2::int[], $3::int[], $4::bool[]) t', [
      county,
      indicators.map((_, at) => at),
      indicators.map(({ weight }) => weight),
      indicators.map(({ deducts }) => deducts),
    ])
  }

  /** The COPY text of a month, made before the clock runs. */
  copyText(month: number, scores: Int32Array, county = FIRST_COUNTY): Buffer {
    const { villages, indicators } = this.work
    let at = 0
    const lines = villages.flatMap((_, village) =>
      indicators.map((_, item) => {
        const line = `${county}\t${month}\t${FIRST_VILLAGE + village}\t${item}\t${scores[at]}\n`
        at += 1
        return line
      }),
    )
    return Buffer.from(lines.join(''))
  }

  load(text: Buffer): Promise<void> {
    return copyIn(this.client, 'copy score from stdin', text)
  }

  async close(month: number): Promise<void> {
    await close(this.client, FIRST_COUNTY, month)
  }

  /** The same month of the first so many counties, on two connections at once. */
  async closeFleet(month: number, counties: number): Promise<void> {
    let next = FIRST_COUNTY
    const work = async (client: pg.Client): Promise<void> => {
      while (next < FIRST_COUNTY + counties) {
        const county = next
        next += 1
        await close(client, county, month)
      }
    }
    await Promise.all([work(this.client), work(this.second)])
  }

  async analyze(): Promise<void> {
    await this.client.query('analyze')
  }

  /** What the function wrote, the oracle of the product's month. */
  async outcome(month: number, county = FIRST_COUNTY): Promise<Outcome> {
    const lines = async (sql: string): Promise<string[]> => {
      const { rows } = await this.client.query<{ line: string }>(sql, [county, month])
      return rows.map(({ line }) => line)
    }
    const name = `case when unit < ${FIRST_VILLAGE} then 't' || unit - 1 else 'v' || unit - ${FIRST_VILLAGE} end`
    const of = (what: string, table: string) =>
      lines(`select ${name} || ' ' || ${what} as line from ${table} where tenant = $1 and period = $2`)
    return {
      results: await of(`total || ' ' || rank || ' ' || from_bottom`, 'result'),
      awards: await of('fen', 'award'),
      points: await of('delta', 'point_ledger'),
      boards: await of(`split_part(translate(board, '0123456789', ''), '-', 2) || ' ' || rank`, 'board'),
    }
  }

  async end(): Promise<void> {
    for (const one of [this.client, this.second]) await one.end()
  }
}

async function close(client: pg.Client, county: number, month: number): Promise<void> {
  await client.query('select close_month($1, $2, $3)', [county, month, POT_YUAN * 100])
}
