import {
  compareRatios,
  divideRatios,
  divideRounded,
  multiplyRatios,
  powerOfTen,
  type Ratio,
  ratioOfDecimal,
} from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { columnsOfItem, needsCohort } from '../blocks/settings/score-item.ts'
import { type Column, storedScale } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Compile } from '../model/compiled.ts'
import { type Frame, missingCell } from '../model/frame.ts'
import type { FoldOp, MapOp, Part, Recorder, Run } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'
import { ruleOf, settingDecimal, writtenRatio } from './rounding.ts'
import { rowCondition, type Unreadable } from './row-condition.ts'
import { exactScore } from './score-exact.ts'
import { type Figure, type Figures, isFigure } from './score-figure.ts'
import { bestIn, figuresOf, isFromLast, lastFigures } from './score-figures.ts'
import { lossesOp } from './score-losses.ts'
import { scorePlan } from './score-plan.ts'
import { howScored, type Scored } from './score-trace.ts'
import { type ScoreGroup, scoreTree } from './score-tree.ts'
import { vetoing, writeBeside } from './score-veto.ts'

/** SCORE-1…5. Order at the root: parts → caps → bonus → normalisation → veto. */
export const compileScore: Compile<ScoreConfig> = (config, context) => {
  const findings: Unreadable[] = []
  const columns = addedColumns(context, 'scored')
  const column = columns[0]!
  const input = context.inputs.in?.columns ?? []
  const root = scoreTree(config, input)
  const vetoes = config.veto.map((veto) => ({ holds: rowCondition(veto.when, input, findings), veto }))
  const scorer = scorerOf(config, root, input)
  const lastOf = lastFigures(config, input)
  const reads = [...new Set(config.items.flatMap(columnsOfItem))]

  /** Writes one row, and says whether it waits for its missing parts until the second date (SCORE-3 顺延). */
  const writing = (run: Run, frame: Frame) => {
    const veto = vetoing(vetoes, config, frame)
    const until = run.deadlines.get(config.carryUntil)
    const last = lastOf(run, context.block)
    return (row: number, figure: Figure, out: ColumnWriter, figures: Figures, recorder: Recorder | undefined) => {
      const held = veto(row, figure)
      out.cell(0, isFigure(held.score) ? writtenRatio(held.score, column, run.rounding) : missingCell(held.score))
      if (columns.length > 1)
        writeBeside(config, columns, { ...held, isFromLast: isFromLast(frame, row, reads, last) }, out)
      if (recorder) record(recorder, { config, root, columns, frame, row, out, run, figures })
      const waits = config.missing === 'carry' && !isFigure(held.score) && (until === undefined || !run.reached(until))
      return waits ? ('wait' as const) : undefined
    }
  }

  const map: MapOp = {
    op: 'map',
    from: 'in',
    to: 'scored',
    columns,
    prepare: (run, frame) => {
      const fast =
        vetoes.length === 0 && columns.length === 1 ? scorer.fast(run, frame, storedScale(column)) : undefined
      const write = writing(run, frame)
      const last = lastOf(run, context.block)
      return (row, out, recorder) => {
        if (!recorder && fast?.(row, out)) return undefined
        const figures = figuresOf(frame, row, undefined, last)
        return write(row, scorer.exact(figures), out, figures, recorder)
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
      const write = writing(run, frame)
      const last = lastOf(run, context.block)
      return (rows, parts, out, recorder) => {
        const best = bestIn(
          frame,
          rows.filter((_, at) => parts[at] === 'in'),
        )
        const figures = rows.map((row, at) =>
          partScore(parts[at]!, () => scorer.exact(figuresOf(frame, row, best, last))),
        )
        const top = figures.reduce<Ratio | undefined>(bestOf, undefined)
        for (const [at, row] of rows.entries()) {
          out.row = row
          write(row, normalised(figures[at]!, top, config), out, figuresOf(frame, row, best, last), recorder)
        }
        return undefined
      }
    },
  }
  const op = needsCohort(config) ? fold : map
  return { ops: config.losses ? [op, lossesOp(config, root, context, lastOf)] : [op], findings }
}

const partScore = (part: Part, score: () => Figure): Figure =>
  part === 'in' ? score() : part === 'zero' ? { num: 0n, den: 1n } : part

const bestOf = (best: Ratio | undefined, figure: Figure): Ratio | undefined =>
  isFigure(figure) && (!best || compareRatios(figure, best) > 0) ? figure : best

/** 按最高分折成满分: the best of the category gets the full mark, the others in proportion. */
function normalised(figure: Figure, best: Ratio | undefined, config: ScoreConfig): Figure {
  if (config.normalise === 'none' || !isFigure(figure) || !best) return figure
  const share = divideRatios(figure, best)
  return share.ok ? multiplyRatios(share.value, ratioOfDecimal(settingDecimal(config.normaliseTo))) : 'undecided'
}

/** Both ways to the same score: exact fractions, and whole numbers where the plan proves them equal. */
function scorerOf(config: ScoreConfig, root: ScoreGroup, input: readonly Column[]) {
  const plan = config.bonus.length === 0 ? scorePlan(root, input) : undefined
  return {
    exact: (figures: Figures): Figure => withBonus(exactScore(root, config, figures), config, figures),
    fast: (run: Run, frame: Frame, scale: number) => {
      if (!plan) return undefined
      let scores: Float64Array | undefined
      const den = plan.divisor * powerOfTen(Math.max(0, plan.scale))
      const num = powerOfTen(scale + Math.max(0, -plan.scale))
      const rule = ruleOf(run.rounding)
      const factor = num % den === 0n && num / den < 1_000_000n ? Number(num / den) : undefined
      return (row: number, out: ColumnWriter): boolean => {
        scores ??= plan.scores(frame) ?? new Float64Array(frame.keys.length).fill(Number.NaN)
        const value = scores[row]!
        if (Number.isNaN(value)) return false
        if (factor !== undefined && Number.isSafeInteger(value * factor)) out.int(0, value * factor)
        else out.cell(0, { value: divideRounded(BigInt(value) * num, den, rule) })
        return true
      }
    },
  }
}

/** A bonus may lift the score above its cap (SCORE-1); only one that does not apply to the row is none. */
function withBonus(figure: Figure, config: ScoreConfig, figures: Figures): Figure {
  let value = figure
  for (const bonus of config.bonus) {
    const extra = figures.of(bonus.column)
    if (!isFigure(value) || extra === 'not-applicable') continue
    if (!isFigure(extra)) return 'undecided'
    const cap = bonus.cap === '' ? undefined : ratioOfDecimal(settingDecimal(bonus.cap))
    const given = cap && compareRatios(extra, cap) > 0 ? cap : extra
    value = { num: value.num * given.den + given.num * value.den, den: value.den * given.den }
  }
  return value
}

function record(recorder: Recorder, scored: Scored): void {
  const key = scored.frame.keys[scored.row]!
  for (const at of scored.columns.keys()) recorder.cell(scored.columns[at]!.id, key, () => howScored(scored, at))
}
