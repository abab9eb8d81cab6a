import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** The connection that Prisma holds for one transaction, lent to raw SQL of the same transaction. */
export interface Loan {
  client: pg.PoolClient | undefined
}

/**
 * A pool that tells a running transaction which connection Prisma took for it, so that stores can send raw SQL through
 * the very same transaction. The loan ends with the connection's release: after a time-out nothing can be sent into
 * somebody else's transaction.
 */
export class LendingPool extends pg.Pool {
  private readonly loans = new AsyncLocalStorage<Loan>()

  /** Runs `work` so that the next connection taken inside it is lent to `loan`. */
  lendTo<T>(loan: Loan, work: () => Promise<T>): Promise<T> {
    return this.loans.run(loan, work)
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (callback !== undefined) {
      super.connect(callback)
      return undefined
    }
    return this.take(this.loans.getStore())
  }

  private async take(loan: Loan | undefined): Promise<pg.PoolClient> {
    const client = await super.connect()
    if (loan === undefined || loan.client !== undefined) return client
    loan.client = client
    const release = client.release.bind(client)
    client.release = (error) => {
      loan.client = undefined
      release(error)
    }
    return client
  }
}
