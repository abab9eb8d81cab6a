import type { Block, Derived, Mechanism, Table } from '../../src/index.ts'
import { checked } from './checked.ts'
import { deriveBy, type Engine } from './engine.ts'
import { anyCase } from './play.ts'

/**
 * money: Σ awards + left over = pool to the fen, per pot, and zero-sum bands sum to 0; an entry says what the table of
 * awards says.
 */
export const money = (engine: Engine): string =>
  checked(anyCase, ({ mechanism, facts }) => {
    const derived = deriveBy(engine, mechanism, facts)
    return mechanism.blocks
      .filter((one) => one.kind === 'allocate')
      .every((block) => balances(block, derived) && isBooked(mechanism, block, derived))
  })

function balances(block: Block, derived: Derived): boolean {
  const { awards, 'left-over': left } = derived.tables[block.id]!
  const isPooled = left!.cells[0]?.every((cell) => 'value' in cell) ?? false
  const { pool, amount } = block.config
  if (pool === 'none' || !isPooled) return true
  const shared = fen(awards, 'award') + fen(left, 'left_over')
  if (pool === 'zero') return shared === 0n
  if (pool !== 'amount') return fen(left, 'left_over') >= 0n
  // Nothing is given that the pot does not hold.
  return shared === parseFen(String(amount)) * BigInt(left!.keys.length) && fen(left, 'left_over') >= 0n
}

/** Of every entry the line about the award, credited or taken, is the award of its row. */
function isBooked(mechanism: Mechanism, block: Block, derived: Derived): boolean {
  const { awards } = derived.tables[block.id]!
  const posts = mechanism.wires.filter(({ from }) => from.block === block.id).map(({ to }) => to.block)
  return derived.effects
    .filter((effect) => effect.kind === 'ledger' && posts.includes(effect.slot.block))
    .every(({ slot, content }) => {
      const cell = awards!.cells[columnOf(awards!, 'award')]![awards!.keys.indexOf(slot.row)]
      const entry = content['1.amount']
      if (!cell || !('value' in cell) || typeof entry !== 'object' || !('value' in entry)) return false
      return entry.value === cell.value || entry.value === -(cell.value as bigint) // money is whole fen
    })
}

const columnOf = (table: Table, id: string): number => table.columns.findIndex((column) => column.id === id)

const fen = (table: Table | undefined, id: string): bigint =>
  (table?.cells[columnOf(table, id)] ?? []).reduce(
    (sum, cell) => ('value' in cell ? sum + (cell.value as bigint) : sum), // money is whole fen
    0n,
  )

const parseFen = (yuan: string): bigint => {
  const [whole = '0', fraction = ''] = yuan.split('.')
  return BigInt(`${whole}${fraction.padEnd(2, '0')}`)
}
