import { decimalText } from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { sayScoreItems } from '../blocks/settings/score-words.ts'
import type { Column } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import { cellAt, columnIndex, type Frame } from '../model/frame.ts'
import type { How, HowPart, Run } from '../model/kernel.ts'
import { writtenRatio } from './rounding.ts'
import { exactScore } from './score-exact.ts'
import { type Figure, type Figures, isFigure } from './score-figure.ts'
import { leavesOf, type ScoreGroup, type ScoreNode } from './score-tree.ts'
import { shown } from './shown.ts'

/** A row that was just scored. */
export interface Scored {
  readonly config: ScoreConfig
  readonly root: ScoreGroup
  readonly columns: readonly Column[]
  readonly frame: Frame
  readonly row: number
  readonly out: ColumnWriter
  readonly run: Run
  readonly figures: Figures
}

/** How a score came about: each item with what it read and what it is worth. */
export function howScored(scored: Scored, at: number): How {
  const { config, root, columns, frame, row, out, run, figures } = scored
  const written = columns[at]!
  const label = written.label
  const parts: HowPart[] = []
  const itemColumn = { id: config.column, label: config.label, type: 'score' } as const
  const heard = (node: ScoreNode, figure: Figure): void => {
    if (node.id === '') return
    const cell = isFigure(figure) ? writtenRatio(figure, itemColumn, run.rounding) : { missing: figure }
    const reads = node.kind === 'leaf' ? node.reads.map((id) => readText(frame, row, id)).join('、') : ''
    const read = reads === '' ? '' : `${reads} → `
    parts.push({ label: node.label, text: `${read}${shown(cell, itemColumn)}${weightText(node)}`, value: cell })
  }
  exactScore(root, config, figures, heard)
  const reads = [
    ...leavesOf(root).flatMap((leaf) => leaf.reads),
    ...config.items.map((item) => item.zeroOn),
    ...config.bonus.map((bonus) => bonus.column),
  ]
  return {
    definition: `${label} = ${sayScoreItems(config)}`,
    substituted: `${label} = ${parts.map((part) => part.text).join('，')} = ${shown(out.read(at), written)}`,
    reads: [...new Set(reads)]
      .filter((id) => columnIndex(frame, id) >= 0)
      .map((column) => ({ row: frame.keys[row]!, column })),
    facts: [],
    parts,
  }
}

const readText = (frame: Frame, row: number, id: string): string => {
  const at = columnIndex(frame, id)
  return at < 0
    ? '（无此列）'
    : `${frame.columns[at]!.label} ${shown(cellAt(frame.series[at]!, row), frame.columns[at]!)}`
}

const weightText = (node: ScoreNode): string =>
  node.weight.unscaled === 1n && node.weight.scale === 0 ? '' : ` × ${decimalText(node.weight)}`
