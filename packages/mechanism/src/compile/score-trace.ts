import { decimalText } from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { sayScoreItems } from '../blocks/settings/score-words.ts'
import { cellAt, columnIndex, type Frame } from '../model/frame.ts'
import type { How, HowPart, Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { writtenRatio } from './rounding.ts'
import { ratioAt } from './row-expression.ts'
import { exactScore, isFigure } from './score-exact.ts'
import { type ScoreLeaf, type ScoreNode, scoreTree } from './score-tree.ts'
import { shown } from './shown.ts'

/** How a score came about: each item with what it read and what it is worth. */
export function howScored(
  config: ScoreConfig,
  frame: Frame,
  row: number,
  value: Cell,
  run: Run,
  leaves: readonly ScoreLeaf[],
): How {
  const label = config.label
  const parts: HowPart[] = []
  const readText = (id: string): string => {
    const at = columnIndex(frame, id)
    return at < 0
      ? '（无此列）'
      : `${frame.columns[at]!.label} ${shown(cellAt(frame.series[at]!, row), frame.columns[at]!)}`
  }
  const itemColumn = { id: config.column, label, type: 'score' } as const
  const heard = (node: ScoreNode, figure: Parameters<typeof isFigure>[0]): void => {
    if (node.id === '') return
    const cell = isFigure(figure) ? writtenRatio(figure, itemColumn, run.rounding) : { missing: figure }
    const read = node.kind === 'leaf' ? `${readText(node.column)} → ` : ''
    parts.push({ label: node.label, text: `${read}${shown(cell, itemColumn)}${weightText(node)}`, value: cell })
  }
  exactScore(scoreTree(config), config, (id) => ratioAt(frame, columnIndex(frame, id), row), heard)
  return {
    definition: `${label} = ${sayScoreItems(config)}`,
    substituted: `${label} = ${parts.map((part) => part.text).join('，')} = ${shown(value, { ...itemColumn, scale: scaleOfScore(config) })}`,
    reads: [
      ...leaves.flatMap((leaf) => [leaf.column, ...(leaf.method === 'rate' ? [leaf.over] : [])]),
      ...config.bonus.map((bonus) => bonus.column),
    ]
      .filter((id) => columnIndex(frame, id) >= 0)
      .map((column) => ({ row: frame.keys[row]!, column })),
    facts: [],
    parts,
  }
}

const scaleOfScore = (config: ScoreConfig): number => (config.scale < 0 ? 20 : config.scale)

const weightText = (node: ScoreNode): string =>
  node.weight.unscaled === 1n && node.weight.scale === 0 ? '' : ` × ${decimalText(node.weight)}`
