import {
  compareRatios,
  divideRatios,
  divideRounded,
  type MissingReason,
  multiplyRatios,
  powerOfTen,
  type Ratio,
  ratioOfDecimal,
} from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { storedScale } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Compile } from '../model/compiled.ts'
import { columnIndex, type Frame, missingCell } from '../model/frame.ts'
import type { FoldOp, MapOp, Part, Recorder, Run } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'
import { ruleOf, settingDecimal, writtenRatio } from './rounding.ts'
import { type RowCondition, rowCondition, type Unreadable } from './row-condition.ts'
import { ratioAt } from './row-expression.ts'
import { exactScore, type Figure, isFigure } from './score-exact.ts'
import { lossesOp } from './score-losses.ts'
import { scorePlan } from './score-plan.ts'
import { howScored } from './score-trace.ts'
import { leavesOf, scoreTree } from './score-tree.ts'

/** SCORE-1…5. Order at the root: parts → caps → bonus → normalisation → veto. */
export const compileScore: Compile<ScoreConfig> = (config, context) => {
  const findings: Unreadable[] = []
  const columns = addedColumns(context, 'scored')
  const column = columns[0]!
  const input = context.inputs.in?.columns ?? []
  const vetoes = config.veto.map((veto) => ({ holds: rowCondition(veto.when, input, findings), veto }))
  const scorer = scorerOf(config, input)
  const written = (run: Run, figure: Figure) =>
    isFigure(figure) ? writtenRatio(figure, column, run.rounding) : missingCell(figure)

  const map: MapOp = {
    op: 'map',
    from: 'in',
    to: 'scored',
    columns,
    prepare: (run, frame) => {
      const score = scorer.exact(frame)
      const fast = vetoes.length === 0 ? scorer.fast(run, frame, storedScale(column)) : undefined
      const veto = vetoed(vetoes, frame)
      const until = run.deadlines.get(config.carryUntil)
      return (row, out, recorder) => {
        if (!recorder && fast?.(row, out)) return undefined
        const figure = veto(row, score(row))
        out.cell(0, written(run, figure))
        if (recorder) record(recorder, config, frame, row, out, run)
        // SCORE-3 顺延: the row waits for its missing parts until the second date.
        const waits = config.missing === 'carry' && !isFigure(figure) && (until === undefined || run.now < until)
        return waits ? 'wait' : undefined
      }
    },
  }
  const fold: FoldOp = {
    op: 'fold',
    from: 'in',
    to: 'scored',
    columns,
    completeness: config.completeness,
    partition: config.within === '' ? [] : [config.within],
    prepare: (run, frame) => {
      const score = scorer.exact(frame)
      const veto = vetoed(vetoes, frame)
      return (rows, parts, out, recorder) => {
        const figures = rows.map((row, at) => partScore(parts[at]!, () => score(row)))
        const best = figures.reduce<Ratio | undefined>(bestOf, undefined)
        for (const [at, row] of rows.entries()) {
          out.row = row
          out.cell(0, written(run, veto(row, normalised(figures[at]!, best, config))))
          if (recorder) record(recorder, config, frame, row, out, run)
        }
        return undefined
      }
    },
  }
  const op = config.normalise === 'none' ? map : fold
  return { ops: config.losses ? [op, lossesOp(config, context)] : [op], findings }
}

const partScore = (part: Part, score: () => Figure): Figure =>
  part === 'in' ? score() : part === 'zero' ? { num: 0n, den: 1n } : part

const bestOf = (best: Ratio | undefined, figure: Figure): Ratio | undefined =>
  isFigure(figure) && (!best || compareRatios(figure, best) > 0) ? figure : best

/** 按最高分折成满分: the best of the category gets the full mark, the others in proportion. */
function normalised(figure: Figure, best: Ratio | undefined, config: ScoreConfig): Figure {
  if (!isFigure(figure) || !best) return figure
  const share = divideRatios(figure, best)
  return share.ok ? multiplyRatios(share.value, ratioOfDecimal(settingDecimal(config.normaliseTo))) : 'undecided'
}

interface Veto {
  readonly holds: RowCondition
  readonly veto: ScoreConfig['veto'][number]
}

/** SCORE-5: a veto whose condition is open leaves the score open. */
function vetoed(vetoes: readonly Veto[], frame: Frame): (row: number, figure: Figure) => Figure {
  const bound = vetoes.map(({ holds, veto }) => ({ holds: holds(frame), veto }))
  return (row, figure) => {
    let value = figure
    for (const { holds, veto } of bound) {
      const held = holds(row)
      if (held === false) continue
      if (held !== true) return held === 'not-applicable' ? value : ('undecided' satisfies MissingReason)
      const limit = ratioOfDecimal(settingDecimal(veto.value))
      if (veto.effect === 'set') value = limit
      else if (isFigure(value) && compareRatios(value, limit) > 0) value = limit
    }
    return value
  }
}

/** Both ways to the same score: exact fractions, and whole numbers where the plan proves them equal. */
function scorerOf(config: ScoreConfig, input: NonNullable<Parameters<typeof scorePlan>[1]>) {
  const root = scoreTree(config)
  const plan = config.bonus.length === 0 ? scorePlan(root, input) : undefined
  return {
    exact:
      (frame: Frame) =>
      (row: number): Figure => {
        const figures = (id: string): Figure => ratioAt(frame, columnIndex(frame, id), row)
        return withBonus(exactScore(root, config, figures), config, figures)
      },
    fast: (run: Run, frame: Frame, scale: number) => {
      if (!plan) return undefined
      let scores: Float64Array | undefined
      const den = plan.divisor * powerOfTen(Math.max(0, plan.scale))
      const num = powerOfTen(scale + Math.max(0, -plan.scale))
      const factor = den === 1n && num < 1_000_000n ? Number(num) : undefined
      return (row: number, out: ColumnWriter): boolean => {
        scores ??= plan.scores(frame) ?? new Float64Array(frame.keys.length).fill(Number.NaN)
        const value = scores[row]!
        if (Number.isNaN(value)) return false
        if (factor !== undefined && Number.isSafeInteger(value * factor)) out.int(0, value * factor)
        else out.cell(0, { value: divideRounded(BigInt(value) * num, den, ruleOf(run.rounding)) })
        return true
      }
    },
  }
}

/** A bonus may lift the score above its cap (SCORE-1); only one that does not apply to the row is none. */
function withBonus(figure: Figure, config: ScoreConfig, figures: (id: string) => Figure): Figure {
  let value = figure
  for (const bonus of config.bonus) {
    const extra = figures(bonus.column)
    if (!isFigure(value) || extra === 'not-applicable') continue
    if (!isFigure(extra)) return 'undecided'
    const cap = bonus.cap === '' ? undefined : ratioOfDecimal(settingDecimal(bonus.cap))
    const given = cap && compareRatios(extra, cap) > 0 ? cap : extra
    value = { num: value.num * given.den + given.num * value.den, den: value.den * given.den }
  }
  return value
}

function record(recorder: Recorder, config: ScoreConfig, frame: Frame, row: number, out: ColumnWriter, run: Run): void {
  const column = config.column
  recorder.cell(column, frame.keys[row]!, () =>
    howScored(config, frame, row, out.read(0), run, leavesOf(scoreTree(config))),
  )
}
