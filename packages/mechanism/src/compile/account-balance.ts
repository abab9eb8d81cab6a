import type { CompileContext } from '../model/compiled.ts'
import type { HoldOp } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'

/** HIST-1: an account as its `balance` fact states it; the row waits for it. */
export function balanceOp(prefix: string, context: CompileContext): HoldOp {
  const columns = addedColumns(context, 'rows')
  const at = (id: string): number => columns.findIndex((column) => column.id === `${prefix}${id}`)
  const [balance, booked, entries] = [at('balance'), at('booked'), at('entries')]
  return {
    op: 'hold',
    from: 'in',
    to: 'rows',
    columns,
    prepare: (run, frame) => (row, out, recorder) => {
      const key = frame.keys[row]!
      const fact = run.facts.one('balance', context.block, key)
      if (!fact) {
        for (const column of columns.keys()) out.miss(column, 'unreported')
        run.need({ block: context.block, what: 'balance', row: key })
        return { open: false }
      }
      out.cell(balance, { value: BigInt(fact.value.balance) })
      out.cell(booked, { value: BigInt(fact.value.sum) })
      out.int(entries, fact.value.count)
      for (const column of recorder ? columns : [])
        recorder?.cell(column.id, key, () => ({
          definition: `${column.label} = 账户当时的数`,
          substituted: `${column.label} = 账户在“${run.pins.period}”取数时的数`,
          reads: [],
          facts: [{ fact: fact.id }],
        }))
      return { open: true }
    },
  }
}
