import { type BlockId, type Key, periodText, previousOf } from '@jizhi/domain'
import type { Column } from '../model/column.ts'
import type { Fact } from '../model/fact.ts'
import { cellAt } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { periodsOf } from './history-periods.ts'
import { ownPeriod } from './own-period.ts'
import { type SourceTable, sourceReader } from './source-table.ts'

/** What an earlier period holds under one column, and where that stands. */
export interface LastFrozen {
  readonly cell: Cell
  readonly period: string
  readonly fact: Fact<'outcome'>
}

/**
 * 用上期 (EVAL-6, SCORE-3): reads the last present value that a result of this mechanism froze for a row before this
 * period. Made once per drawing and block; for a run it answers by row and position in `columns`, nothing where no
 * earlier period has a value. An unknown period just before this one is asked for (PIN-2).
 */
export function lastFrozen(
  columns: readonly Column[],
  result: string,
): (run: Run, block: BlockId) => (key: Key, column: number) => LastFrozen | undefined {
  const read = sourceReader(columns)
  return (run, block) => {
    const tables = earlierTables(run, block, result, read)
    return (key, column) => {
      for (const { table, period } of tables) {
        const row = table.rowOf.get(key)
        const cell = row === undefined ? undefined : cellAt(table.frame.series[column]!, row)
        if (cell !== undefined && 'value' in cell) return { cell, period, fact: table.fact }
      }
      return undefined
    }
  }
}

/** Latest first. */
function earlierTables(
  run: Run,
  block: BlockId,
  result: string,
  read: (fact: Fact<'outcome'>) => SourceTable,
): readonly { readonly table: SourceTable; readonly period: string }[] {
  const question = { run, scheme: '', result, yearStartsIn: 1, window: 'all', size: 1, withCurrent: false } as const
  const periods = periodsOf(question)
  const last = periods.at(-1)
  const own = ownPeriod(run)
  const before = last?.text ?? (own === undefined ? undefined : periodText(previousOf(own)))
  if (before !== undefined && last?.outcome === undefined && last?.isVoid !== true)
    run.need({ block, what: 'outcome', scheme: '', result, period: before })
  return periods.flatMap(({ outcome, text }) => (outcome ? [{ table: read(outcome), period: text }] : [])).reverse()
}
