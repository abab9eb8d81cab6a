import { compareRatios, type MissingReason, ratioOfDecimal } from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { type Column, storedScale } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Frame } from '../model/frame.ts'
import type { Cell } from '../model/table.ts'
import { settingDecimal } from './rounding.ts'
import type { RowCondition } from './row-condition.ts'
import { type Figure, isFigure } from './score-figure.ts'

interface Veto {
  readonly holds: RowCondition
  readonly veto: ScoreConfig['veto'][number]
}

/** What is left of a score after its vetoes, and what stands beside it. */
interface Held {
  readonly score: Figure
  /** Index of the best grade that is still allowed; 0 = all are. */
  readonly grade: number | MissingReason
  readonly flag: boolean | MissingReason
}

/** SCORE-5: vetoes in order; one whose condition is open leaves what it touches open. */
export function vetoing(
  vetoes: readonly Veto[],
  config: ScoreConfig,
  frame: Frame,
): (row: number, figure: Figure) => Held {
  const bound = vetoes.map(({ holds, veto }) => ({ holds: holds(frame), veto }))
  return (row, figure) => {
    let held: Held = { score: figure, grade: 0, flag: false }
    for (const { holds, veto } of bound) {
      const answer = holds(row)
      if (answer === false || answer === 'not-applicable') continue
      held = answer === true ? struck(held, veto, config) : opened(held, veto.effect, answer)
    }
    return held
  }
}

function struck(held: Held, veto: Veto['veto'], config: ScoreConfig): Held {
  const limit = ratioOfDecimal(settingDecimal(veto.value))
  switch (veto.effect) {
    case 'set':
      return { ...held, score: limit }
    case 'cap':
      return isFigure(held.score) && compareRatios(held.score, limit) > 0 ? { ...held, score: limit } : held
    case 'grade': {
      const at = config.grades.findIndex((one) => one.id === veto.grade)
      return typeof held.grade === 'number' && at > held.grade ? { ...held, grade: at } : held
    }
    case 'flag':
      return { ...held, flag: true }
  }
}

const opened = (held: Held, effect: Veto['veto']['effect'], reason: MissingReason): Held =>
  effect === 'flag'
    ? { ...held, flag: held.flag === true ? true : reason }
    : effect === 'grade'
      ? { ...held, grade: 'undecided' }
      : { ...held, score: 'undecided' }

/** Writes the grade of a score and the flag of its vetoes, where the block has them. */
export function writeBeside(
  config: ScoreConfig,
  columns: readonly Column[],
  held: Held & { readonly isFromLast: boolean },
  out: ColumnWriter,
): void {
  for (const [at, column] of columns.entries()) {
    if (at === 0) continue
    if (column.id === `${config.column}_from_last`) {
      out.int(at, held.isFromLast ? 1 : 0)
      continue
    }
    if (column.type === 'flag') {
      if (typeof held.flag === 'boolean') out.int(at, held.flag ? 1 : 0)
      else out.miss(at, held.flag)
      continue
    }
    const grade = gradeOf(config, held, out.read(0), storedScale(columns[0]!))
    if (typeof grade === 'number') out.int(at, grade)
    else out.miss(at, grade)
  }
}

/** A grade goes by the score as it is written (NUM-2), so that 85.00 on the sheet is 85. */
function gradeOf(config: ScoreConfig, held: Held, written: Cell, scale: number): number | MissingReason {
  if ('missing' in written) return written.missing
  if (typeof held.grade !== 'number') return held.grade
  const score = ratioOfDecimal({ unscaled: written.value as bigint, scale }) // a score holds whole numbers
  const reached = config.grades.findIndex(
    ({ from }) => from === '' || compareRatios(score, ratioOfDecimal(settingDecimal(from))) >= 0,
  )
  return reached < 0 ? 'undecided' : Math.max(reached, held.grade)
}
