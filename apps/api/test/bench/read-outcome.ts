import { type FactValues, frozenCells } from '@jizhi/mechanism'
import type { Outcome } from './outcome.ts'
import type { Product } from './product.ts'

/** What a closed month left in the product's tables, in the words of the oracle. */
export async function outcomeOf(product: Product, month: number, county = product.county.id): Promise<Outcome> {
  const { towns, villages } = product.units
  const names = new Map([
    ...towns.map((id, at) => [id, `t${at}`] as const),
    ...villages.map((id, at) => [id, `v${at}`] as const),
  ])
  const cycle = [county, product.cycleOf(month)]
  const { look } = product.stand
  const frozen = await look<{ value: FactValues['frozen'] }>(
    `select value from facts where tenant_id = $1 and cycle_id = $2 and kind = 'frozen'`,
    cycle,
  )
  const results = frozen.flatMap(({ value: { rows } }) => {
    const figures = ['score', 'place', 'from_bottom'].map((id) => {
      const column = rows.columns.find((one) => one.id === id)
      return column === undefined ? [] : frozenCells(column)
    })
    return rows.keys.map((key, at) => {
      const cells = figures.map((column) => column[at] ?? { m: 'undecided' })
      return [names.get(key), ...cells.map((cell) => ('v' in cell ? cell.v : cell.m))].join(' ')
    })
  })
  const entries = await look<{ unit: string; measure: string; amount: string; tenant: string }>(
    `select l.owner_unit_id as unit, l.measure, l.amount from ledger_entries l
     join effects e on e.tenant_id = l.tenant_id and e.key = l.effect_key
     where l.tenant_id = $1 and e.cycle_id = $2 and l.amount > 0 and l.account !~ '/counter'`,
    cycle,
  )
  const booked = (measure: string, per: number) =>
    entries.filter((one) => one.measure === measure).map((one) => `${names.get(one.unit)} ${Number(one.amount) / per}`)
  const issues = await look<{ block: string; content: { rows: { key: string; cells: Cells }[] } }>(
    'select block, content from board_issues where tenant_id = $1 and cycle_id = $2',
    cycle,
  )
  const boards = issues.flatMap(({ block, content }) => {
    const board = { board: 'cat', red: 'red', black: 'black' }[block.split('_')[1] as 'board' | 'red' | 'black'] // as drawn
    return content.rows.map(({ key, cells }) => `${names.get(key)} ${board} ${cells.place?.value}`)
  })
  return { results, awards: booked('fen', 1), points: booked('points', 100), boards }
}

type Cells = Readonly<Record<string, { readonly value?: string }>>
