import { idsOf, type Key, keyOf } from '@jizhi/domain'
import { type AnyFact, type Derived, type Mechanism, readDrawing } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { LedgerService } from '../ledgers/index.ts'
import type { AnyNewFact } from './new-fact.ts'
import { type Pool, poolsOf } from './pools.ts'
import type { Standing } from './standing.ts'

type BalanceFact = Extract<AnyFact, { kind: 'balance' }>

/** HIST-1, ALLOC-1: what accounts stand at becomes a fact of the cycle that asks; what it shares out is set aside. */
@Injectable()
export class Balances {
  constructor(private readonly ledger: LedgerService) {}

  /** Balances that the cycle waits for, and those of pools that changed before its awards were worked out. */
  async news(tx: Tx, standing: Standing): Promise<readonly AnyNewFact[]> {
    if (standing.cycle.sample) return []
    const pools = poolsOf(standing.mechanism)
    const asked = standing.derived.needs.filter(({ what }) => what === 'balance')
    const drawn = new Set(pools.map(({ block }) => block))
    const told: AnyNewFact[] = []
    for (const pool of pools) told.push(...(await this.poolNews(tx, standing, pool)))
    const accounts = asked.filter(({ block }) => !drawn.has(block))
    return accounts.length === 0 ? told : [...told, ...(await this.accountNews(tx, standing, accounts))]
  }

  /** HIST-1: the accounts of the rows, of the kind their block names. */
  private async accountNews(tx: Tx, { mechanism }: Standing, needs: Derived['needs']): Promise<AnyNewFact[]> {
    const told: AnyNewFact[] = []
    for (const [block, rows] of Map.groupBy(needs, (need) => need.block)) {
      const owners = new Map(rows.flatMap(({ row }) => (row === undefined ? [] : [[row, idsOf(row)[0] ?? '']])))
      const sums = await this.ledger.sums(tx, [...new Set(owners.values())], kindRead(mechanism, block))
      const byOwner = new Map(sums.map((one) => [one.owner, one]))
      for (const [row, owner] of owners) {
        const { balance, booked, entries } = byOwner.get(owner) ?? NONE
        told.push({ kind: 'balance', slot: { block, row }, value: { balance, sum: booked, count: entries } })
      }
    }
    return told
  }

  /**
   * ALLOC-1: asked when it is needed, asked again when the awards are complete, and then set aside at once, under the
   * lock of the account: what two mechanisms share out of one pool is never more than there is.
   */
  private async poolNews(tx: Tx, standing: Standing, { block, account }: Pool): Promise<AnyNewFact[]> {
    const { derived, facts, pins, cycle } = standing
    const pool = { owner: pins.owner, account }
    const row: Key = keyOf([pins.owner])
    const stated = (balance: bigint, before?: BalanceFact): AnyNewFact => ({
      kind: 'balance',
      slot: { block, row },
      value: { balance: balance.toString(), sum: balance.toString(), count: 0 },
      ...(before === undefined ? {} : { supersedes: before.id }),
    })
    const isAsked = derived.needs.some((need) => need.what === 'balance' && need.block === block)
    const known = facts.findLast((fact): fact is BalanceFact => fact.kind === 'balance' && fact.slot.block === block)
    if (known === undefined)
      return isAsked ? [stated((await this.ledger.room(tx, pool, cycle.id, block)).available)] : []
    const wanted = facts.some(({ kind }) => kind === 'voided') ? 0n : sharedOut(derived, block)
    if (wanted === undefined) return []
    const { available, reserved } = await this.ledger.room(tx, pool, cycle.id, block)
    if (wanted === reserved) return []
    const isStale = available.toString() !== known.value.balance
    if (isStale && (reserved === undefined || wanted > available)) return [stated(available, known)]
    await this.ledger.reserve(tx, pool, cycle.id, block, wanted < available ? wanted : available)
    return []
  }
}

const NONE = { balance: '0', booked: '0', entries: 0 }

/** Fen that the block gives; nothing while a row of it is not settled. */
function sharedOut(derived: Derived, block: string): bigint | undefined {
  const table = derived.tables[block]?.awards
  const left = derived.tables[block]?.['left-over']
  if (table === undefined || !table.complete || table.states.some((state) => state !== 'settled')) return undefined
  const at = table.columns.findIndex(({ id, type }) => type === 'money' && id.endsWith('award'))
  const awards = (table.cells[at] ?? []).reduce((sum, cell) => sum + fenOf(cell), 0n)
  const kept = left?.columns.findIndex(({ id }) => id.endsWith('reserved')) ?? -1
  return (left?.cells[kept] ?? []).reduce((sum, cell) => sum + fenOf(cell), awards) // ALLOC-6: set aside for open rows
}

const fenOf = (cell: Derived['tables'][string][string]['cells'][number][number]): bigint =>
  'value' in cell && typeof cell.value === 'bigint' ? cell.value : 0n

function kindRead(mechanism: Mechanism, block: string): string {
  return (
    readDrawing(mechanism)
      .of('history')
      .find(({ open }) => open.block.id === block)?.config.account ?? 'money'
  )
}
