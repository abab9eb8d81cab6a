import { addRatios, divideRatios, multiplyRatios, type Ratio, ratioOfDecimal, wholeRatio } from '@jizhi/domain'
import type { JoinConfig } from '../blocks/join.ts'
import type { Column } from '../model/column.ts'
import { cellAt, columnIndex, type Frame, missingCell } from '../model/frame.ts'
import type { MapOp } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { settingDecimal, writtenRatio } from './rounding.ts'
import { ratioAt } from './row-expression.ts'
import { shown } from './shown.ts'

/** JOIN-4: the class picks the weights of both sides; then as in SCORE-3. One quotient, Σ w·x ÷ Σ w (NUM-1). */
export function weighBy(config: JoinConfig, joined: readonly Column[], column: Column): MapOp {
  return {
    op: 'map',
    from: '~joined',
    to: 'rows',
    columns: [column],
    prepare: (run, frame) => (row, out, recorder) => {
      const vector = vectorOf(config, joined, frame, row)
      const parts = [config.leftScore, config.rightScore].map((id) => ratioAt(frame, columnIndex(frame, id), row))
      const mean = vector && weighted(config, vector, parts)
      out.cell(
        0,
        mean === undefined ? missingCell('undecided') : 'num' in mean ? writtenRatio(mean, column, run.rounding) : mean,
      )
      recorder?.cell(column.id, frame.keys[row]!, () => ({
        definition: `${column.label} = 两边的分按类别的权重平均`,
        substituted: `${column.label} = ${sayPart(config.leftScore, frame, row)} × ${vector?.left ?? '？'} 与 ${sayPart(config.rightScore, frame, row)} × ${vector?.right ?? '？'} = ${shown(out.read(0), column)}`,
        reads: [config.weighBy, config.leftScore, config.rightScore].map((id) => ({
          row: frame.keys[row]!,
          column: id,
        })),
        facts: [],
      }))
      return undefined
    },
  }
}

type Vector = JoinConfig['weights'][number]

function vectorOf(config: JoinConfig, joined: readonly Column[], frame: Frame, row: number): Vector | undefined {
  const at = columnIndex(frame, config.weighBy)
  const series = frame.series[at]
  const cell = series && cellAt(series, row)
  if (!cell || 'missing' in cell || typeof cell.value !== 'bigint') return undefined
  const option = joined.find((one) => one.id === config.weighBy)?.options?.[Number(cell.value)]?.id
  return config.weights.find((one) => one.class === option)
}

function weighted(config: JoinConfig, vector: Vector, parts: readonly (Ratio | string)[]): Ratio | Cell | undefined {
  let sum = wholeRatio(0n)
  let weights = wholeRatio(0n)
  for (const [at, part] of parts.entries()) {
    const weight = ratioOfDecimal(settingDecimal(at === 0 ? vector.left : vector.right))
    if (typeof part === 'string') {
      // A side that weighs nothing for this class is not missed.
      if (weight.num === 0n || config.missing === 'rescale') continue
      if (config.missing === 'exclude') return missingCell('excluded')
      if (config.missing === 'pending') return undefined
    } else sum = addRatios(sum, multiplyRatios(weight, part))
    weights = addRatios(weights, weight)
  }
  const mean = divideRatios(sum, weights)
  return mean.ok ? mean.value : undefined
}

const sayPart = (id: string, frame: Frame, row: number): string => {
  const at = columnIndex(frame, id)
  const column = frame.columns[at]
  return column ? shown(cellAt(frame.series[at]!, row), column) : id
}
