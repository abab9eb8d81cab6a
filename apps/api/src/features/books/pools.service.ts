import type { Answer, Input, listPools, retryEntry } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, demand, may } from '../../platform/session/actor.ts'
import { RefusedEntries } from '../cycles/index.ts'
import { forecastOf, kindOf } from '../ledgers/index.ts'
import { type BookNames, BookNamesReader, causeOf } from './book-names.ts'
import { type PoolMonth, PoolsStore, type RefusedRow } from './pools.store.ts'
import { ReachStore } from './reach.store.ts'

/** 资金池: what came in, what it gave, what is promised, what the year will take. */
@Injectable()
export class PoolsService {
  constructor(
    private readonly database: Database,
    private readonly store: PoolsStore,
    private readonly reach: ReachStore,
    private readonly names: BookNamesReader,
    private readonly entries: RefusedEntries,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listPools>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const reach = await this.reach.of(tx, actor)
      const today = dayOf(tx.now)
      const year = today.slice(0, 4)
      const pools = await this.store.pools(tx, year, reach)
      const months = Map.groupBy(await this.store.months(tx, year), pathOf)
      const deposits = Map.groupBy(await this.store.deposits(tx, year), pathOf)
      const reservations = Map.groupBy(await this.store.reservations(tx), pathOf)
      const names = await this.names.of(
        tx,
        pools.map(({ owner }) => owner),
      )
      return {
        year,
        pools: pools.map((pool) => {
          const spent = months.get(pathOf(pool)) ?? []
          const came = deposits.get(pathOf(pool)) ?? []
          const sum = (texts: readonly string[]): bigint => texts.reduce((total, text) => total + BigInt(text), 0n)
          return {
            ...names.card(pool),
            bounded: pool.bounded,
            funded: (BigInt(pool.opening) + sum(came.map(({ amount }) => amount))).toString(),
            spent: sum(spent.map((one) => one.spent)).toString(),
            paid: sum(spent.map(({ paid }) => paid)).toString(),
            balance: pool.balance,
            reserved: pool.reserved,
            available: (BigInt(pool.balance) - BigInt(pool.reserved)).toString(),
            forecast: forecastIn(spent, today.slice(0, 7)),
            reservations: (reservations.get(pathOf(pool)) ?? []).flatMap((one) => {
              const cause = causeOf(one)
              return cause === null ? [] : [{ ...cause, amount: one.amount }]
            }),
            deposits: came.map(({ owner: _, account: __, ...rest }) => rest),
          }
        }),
        refused: await this.refused(tx, actor, reach === 'all' ? undefined : reach),
      }
    })
  }

  /** POST-2: the refusal is taken back by a person, and the worker tries once more. */
  retry(actor: Actor, { params }: Input<typeof retryEntry>): Promise<Answer<typeof retryEntry>> {
    if (actor.tenant.kind === 'sample') throw new Fault('cycle.read-only')
    const deed = { by: actor.personId, action: 'ledgers.retry', subject: `effect:${params.effect}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const [row] = await this.store.refused(tx, params.effect)
      if (row === undefined || row.cycle === null) throw new Fault('ledger.not-refused')
      demand(actor, 'pay', 'Effect', { ownerUnitId: row.owner_unit_id })
      const done = await this.entries.retry(
        tx,
        row.cycle,
        { block: row.block ?? '', row: row.row ?? '' },
        actor.personId,
      )
      if (!done) throw new Fault('ledger.not-refused')
      return { effect: params.effect }
    })
  }

  private async refused(
    tx: Tx,
    actor: Actor,
    owners: readonly string[] | undefined,
  ): Promise<Answer<typeof listPools>['refused']> {
    const rows = (await this.store.refused(tx)).filter((row) => owners === undefined || owners.includes(ownerOf(row)))
    const names = await this.names.of(tx, rows.map(ownerOf))
    return rows.flatMap((row) => {
      const cause = causeOf(row)
      return cause === null ? [] : [{ ...refusedView(row, names), cause, mayRetry: mayRetry(actor, row) }]
    })
  }
}

const pathOf = ({ owner, account }: { readonly owner: string; readonly account: string }): string =>
  `${owner}/${account}`

/** Months without an entry spent nothing; January first. */
function forecastIn(
  spent: readonly PoolMonth[],
  current: string,
): Answer<typeof listPools>['pools'][number]['forecast'] {
  const by = new Map(spent.map((one) => [one.month, BigInt(one.spent)]))
  const whole = Array.from({ length: Number(current.slice(5)) - 1 }, (_, at) => {
    const month = `${current.slice(0, 5)}${String(at + 1).padStart(2, '0')}`
    return by.get(month) ?? 0n
  })
  const made = forecastOf(whole, by.get(current) ?? 0n)
  if (made === undefined) return null
  const { expected, least, most, basis } = made
  return {
    expected: expected.toString(),
    least: least.toString(),
    most: most.toString(),
    months: basis.length,
  }
}

const firstAccount = (row: RefusedRow): readonly string[] => String(row.content['1.account'] ?? '').split('/')
const ownerOf = (row: RefusedRow): string => firstAccount(row)[0] ?? ''

const mayRetry = (actor: Actor, row: RefusedRow): boolean =>
  may(actor, 'pay', 'Effect', { ownerUnitId: row.owner_unit_id })

function refusedView(row: RefusedRow, names: BookNames) {
  const held = row.content['1.amount']
  const value = typeof held === 'object' && held !== null && 'value' in held ? String(held.value) : '0'
  const account = firstAccount(row).slice(1).join('/')
  const isMoney = kindOf(account) === 'money'
  return {
    effect: row.effect,
    ownerName: names.owner(ownerOf(row)),
    says: String(row.content.reason ?? ''),
    amount: isMoney ? value : decimalOf(value, Number(row.content['1.scale'] ?? 0)),
    measure: isMoney ? ('fen' as const) : ('points' as const),
    why: row.why ?? ('overdrawn' as const),
  }
}

const decimalOf = (whole: string, scale: number): string => {
  if (scale === 0) return whole
  const size = whole.replace('-', '').padStart(scale + 1, '0')
  return `${whole.startsWith('-') ? '-' : ''}${size.slice(0, -scale)}.${size.slice(-scale)}`.replace(/\.?0+$/, '')
}
