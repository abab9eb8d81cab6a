import { AsyncLocalStorage } from 'node:async_hooks'
import type { Instant } from '@jizhi/domain'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { escapeLiteral } from 'pg'
import { type Prisma, PrismaClient } from '../../generated/client.ts'
import { failpoint } from '../failpoint.ts'
import { newId } from '../new-id.ts'
import { SETTINGS, type Settings } from '../settings.ts'
import { LendingPool, type Loan } from './lending-pool.ts'
import { impatientSocket, surviveLostConnections } from './lost-connections.ts'
import { retried } from './retry.ts'
import { asked, statementName } from './statements.ts'

/** One transaction of one tenant. Every statement in it still names the tenant: row security is the second lock, not the first. */
export interface Tx {
  readonly tenantId: string
  /** What the tenant's clock says at the start of the transaction, in epoch milliseconds. The only clock of the program. */
  readonly now: Instant
  /** Whether all that is seen was committed; not so once a transaction that stays open has written. What was not may not be kept in memory. */
  readonly settled: boolean
  readonly prisma: Prisma.TransactionClient
  /** Raw SQL on the same connection, for stores: bulk loads and hot reads. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** What a writing transaction says of itself; becomes its audit row. */
export interface Deed {
  /** The person; null when the platform itself acts. */
  readonly by: string | null
  /** `noun.verb`, as the route or the job is called. */
  readonly action: string
  /** `noun:id` of what was changed. */
  readonly subject: string
  readonly digest?: string
  /** A job of the system's own: where it wrote no audited row it is no act, since a chain full of silence is read by nobody. */
  readonly routine?: boolean
}

/** A transaction that stays open for a whole piece of work, and the acts in it that wait to be sealed. */
interface Held {
  readonly tx: Tx
  readonly acts: { readonly act: string; readonly deed: Deed }[]
  /** Writes of one connection go one after another. */
  last: Promise<unknown>
}

const TIMEOUT_MS = 120_000
const PATIENCE_MS = 10_000

/** The door to the tenants' tables, as jizhi_app. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly pool: LendingPool
  private readonly prisma: PrismaClient
  private readonly held = new AsyncLocalStorage<Held>()

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.pool = new LendingPool({
      connectionString: settings.databaseUrl,
      max: 10,
      connectionTimeoutMillis: PATIENCE_MS,
      stream: impatientSocket,
      pipeline: true, // statements that need nothing of one another do not wait for one another's answers
      idle_in_transaction_session_timeout: TIMEOUT_MS,
      application_name: 'jizhi',
    })
    surviveLostConnections(this.pool)
    this.prisma = new PrismaClient({
      adapter: new PrismaPg(this.pool, { statementNameGenerator: ({ sql, args }) => statementName(sql, args) ?? '' }),
    })
  }

  /** Reads in one transaction that cannot write. */
  read<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const held = this.heldFor(tenantId)
    return held === undefined ? retried(() => this.transact(tenantId, true, work)) : this.now(held).then(work)
  }

  /** Reads in one transaction that sees one moment throughout, whatever is committed meanwhile. */
  snapshot<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return retried(() => this.transact(tenantId, true, work, { isolationLevel: 'RepeatableRead' }))
  }

  /** One hot statement of one tenant, without Prisma: three round trips instead of five. For stores. */
  readOnce<Row extends pg.QueryResultRow>(
    tenantId: string,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const held = this.heldFor(tenantId)
    if (held !== undefined) return held.tx.sql<Row>(text, values)
    return retried(async () => {
      const client = await this.pool.connect()
      let broken = true
      try {
        await client.query(`begin read only; select set_tenant(${escapeLiteral(tenantId)}::uuid)`)
        const { rows } = await client.query<Row>(asked(text, values))
        await client.query('commit')
        broken = false
        return rows
      } finally {
        client.release(broken) // a connection that failed is closed rather than rolled back: it can keep nothing
      }
    })
  }

  /** Writes in one transaction with one audit row; repeated when the database asks for it, so `work` keeps no state outside. */
  write<T>(tenantId: string, deed: Deed, work: (tx: Tx) => Promise<T>): Promise<T> {
    const held = this.heldFor(tenantId)
    if (held !== undefined) return inTurn(held, () => this.writeWithin(held, deed, work))
    return retried(() => {
      const act = newId()
      const sealed = async (tx: Tx): Promise<T> => {
        const result = await work(tx)
        failpoint('audit.before-seal')
        await seal(tx, act, deed)
        failpoint('audit.after-seal')
        return result
      }
      return this.transact(tenantId, false, sealed, { act })
    })
  }

  /**
   * Everything that `work` reads and writes of this tenant, by whichever service, in one transaction that ends with it: all of
   * it is there or none. Each write keeps its own act and audit row; they are sealed last, in their order. `work` may run
   * again when the database asks for it.
   */
  together<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return retried(() =>
      this.transact(tenantId, false, async (tx) => {
        const held: Held = { tx, acts: [], last: Promise.resolve() }
        const result = await this.held.run(held, () => work(tx))
        failpoint('repeat.before-seal')
        for (const { act, deed } of held.acts) await seal(tx, act, deed)
        failpoint('repeat.after-seal')
        return result
      }),
    )
  }

  /** One statement on tables that every tenant may read: the county list, divisions, calendar. No tenant is set. */
  async open<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const held = this.held.getStore()
    if (held !== undefined) return held.tx.sql<Row>(text, values) // a second connection could wait for ever when all are held
    return (await this.pool.query<Row>(asked(text, values))).rows
  }

  /** Refuses to start when the app role could see a row without a tenant, or the server is too old. */
  async probe(): Promise<void> {
    const [server] = await this.open<{ version: number; owned: number }>(
      `select current_setting('server_version_num')::int as version,
              (select count(*)::int from pg_class where relowner = current_user::regrole and relkind in ('r', 'p', 'v')) as owned`,
    )
    if (server === undefined || server.version < 160_000)
      throw new Error('数据库版本过低：需要 PostgreSQL 16 或更新的版本。')
    if (server.owned > 0) throw new Error('DATABASE_URL 的账号拥有数据表，行级隔离会失效。请改用应用账号 jizhi_app。')
    const [seen] = await this.open<{ seen: boolean }>('select exists (select 1 from units) as seen')
    if (seen?.seen !== false) throw new Error('未设置县时仍能读到数据，行级隔离没有生效，服务拒绝启动。')
  }

  /** Connections of the pool: lent out, and callers that wait for one. */
  usage(): { readonly inUse: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool
    return { inUse: totalCount - idleCount, waiting: waitingCount }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.prisma.$disconnect()
    await this.pool.end()
  }

  private heldFor(tenantId: string): Held | undefined {
    const held = this.held.getStore()
    return held?.tx.tenantId === tenantId ? held : undefined
  }

  /** The same transaction as the tenant's clock stands now: a demo clock may have been pushed meanwhile. */
  private async now({ tx, acts }: Held): Promise<Tx> {
    const [set] = await tx.sql<{ now: number }>(SET, [tx.tenantId])
    return { ...tx, now: instantOf(set), settled: acts.length === 0 }
  }

  /** A write inside a transaction that stays open: what it refuses is taken back alone. */
  private async writeWithin<T>(held: Held, deed: Deed, work: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = await this.now(held)
    await tx.sql('savepoint act')
    try {
      const act = await beginAct(tx)
      const result = await work(tx)
      await tx.sql('release savepoint act')
      held.acts.push({ act, deed })
      return result
    } catch (error) {
      await tx.sql('rollback to savepoint act').catch(() => undefined) // a lost connection has taken it back already
      throw error
    }
  }

  private transact<T>(
    tenantId: string,
    readOnly: boolean,
    work: (tx: Tx) => Promise<T>,
    { isolationLevel, act }: { isolationLevel?: 'RepeatableRead'; act?: string } = {},
  ): Promise<T> {
    const loan: Loan = { client: undefined }
    const run = async (prisma: Prisma.TransactionClient): Promise<T> => {
      const sql = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
        if (loan.client === undefined) throw new Error('the transaction has ended')
        return (await loan.client.query<Row>(asked(text, values))).rows
      }
      const [set] =
        act === undefined
          ? await sql<{ now: number }>(readOnly ? SET_AND_READ : SET, [tenantId])
          : await sql<{ now: number }>(SET_AND_ACT, [tenantId, act])
      return work({ tenantId, now: instantOf(set), settled: true, prisma, sql })
    }
    const options = {
      timeout: TIMEOUT_MS,
      maxWait: PATIENCE_MS,
      ...(isolationLevel === undefined ? {} : { isolationLevel }),
    }
    return this.pool.lendTo(loan, () => this.prisma.$transaction(run, options))
  }
}

const instantOf = (set: { now: number } | undefined): Instant => Number(set?.now) as Instant // epoch milliseconds, as NOW says

const NOW = `(extract(epoch from tenant_now($1::uuid)) * 1000)::bigint as now`
const SET = `select set_tenant($1::uuid), ${NOW}`
/** From here on every row written is noted under this act. */
const SET_AND_ACT = `${SET}, set_act($2::uuid)`
const SET_AND_READ = `${SET}, set_config('transaction_read_only', 'on', true)`

/** From here on every row written is noted under this act. */
async function beginAct(tx: Tx): Promise<string> {
  const act = newId()
  await tx.sql('select set_act($1::uuid)', [act])
  return act
}

function inTurn<T>(held: Held, work: () => Promise<T>): Promise<T> {
  const turn = held.last.then(work)
  held.last = turn.catch(() => undefined)
  return turn
}

/** Ends the act: its link in the tenant's chain, over digests of all rows it wrote. Locks the chain, so nothing may be locked after it. */
async function seal(tx: Tx, act: string, deed: Deed): Promise<void> {
  await tx.sql(deed.routine ? `${SEAL} ${WHERE_WRITTEN}` : SEAL, [
    ...[tx.tenantId, act, tx.now],
    ...[deed.by, deed.action, deed.subject, deed.digest ?? null],
  ])
}

const SEAL = 'select seal($1, $2, to_timestamp($3::bigint / 1000.0), $4, $5, $6, $7)'
const WHERE_WRITTEN = 'where exists (select from audit_rows where tenant_id = $1 and act_id = $2)'
