import type { ComputeConfig } from '../blocks/compute.ts'
import type { HistoryConfig } from '../blocks/history.ts'
import type { OpenBlock } from '../blocks/open-block.ts'
import { asComputed } from '../blocks/settings/computed-column.ts'
import { figureWants } from '../blocks/settings/history-words.ts'
import { asColumn } from '../blocks/settings/written-column.ts'
import { compileExpression, type Wanted } from '../expression/compile.ts'
import type { Finding } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { type Drawing, error } from './drawing.ts'

interface Written {
  readonly title: string
  readonly source: string
  readonly columns: readonly Column[]
  readonly wants: Wanted
}

/** VAL-6, EXPR-1: every expression is read and typed when saved, against the columns it will meet. */
export function checkExpressions(drawing: Drawing): Finding[] {
  const computed = new Map(drawing.of('compute').map(({ open, config }) => [open.block.id, config]))
  const histories = new Map(drawing.of('history').map(({ open, config }) => [open.block.id, config]))
  return drawing.blocks.flatMap((open) => {
    const input = drawing.input(open.block.id)
    if (input === undefined) return []
    const config = computed.get(open.block.id)
    const figures = histories.get(open.block.id)
    const written =
      config !== undefined
        ? writtenInCompute(config, input.columns)
        : figures !== undefined
          ? [...writtenIn(open, input.columns, 'figures'), ...writtenInHistory(figures, open.source, input.columns)]
          : writtenIn(open, input.columns)
    return written.flatMap((one) => {
      const compiled = compileExpression(one.source, one.columns, one.wants)
      if (compiled.ok)
        // COMP-2: only 计算 holds the pinned calendar; a condition elsewhere reads the column it wrote.
        return compiled.value.countsDays && config === undefined
          ? [
              error(
                'expression',
                open.block.id,
                `“${open.name}”的“${one.title}”要数工作日，请先在“计算”里算成一列，再用那一列。`,
              ),
            ]
          : []
      return [error('expression', open.block.id, `“${open.name}”的“${one.title}”：${compiled.fault.message}`)]
    })
  })
}

/** Conditions are optional where the schema says that empty means always. `except` is checked by itself. */
const writtenIn = (open: OpenBlock, columns: readonly Column[], except?: string): Written[] =>
  open.settings.flatMap(({ meta, path, value }) =>
    meta.ref === 'expression' && typeof value === 'string' && value !== '' && path[0] !== except
      ? [
          {
            title: meta.title ?? '条件',
            source: value,
            columns: meta.scope === 'source' ? open.source : columns,
            wants: meta.wants ?? 'flag',
          },
        ]
      : [],
  )

/** HIST-3: a figure takes its value per period from the source, and for this period from the row; both fit its column. */
const writtenInHistory = (config: HistoryConfig, source: readonly Column[], arriving: readonly Column[]): Written[] =>
  config.figures.flatMap((one) => {
    const wants = figureWants(one)
    return [
      ...(one.value === '' ? [] : [{ title: one.label, source: one.value, columns: source, wants }]),
      ...(one.currentValue === '' || config.current !== 'row'
        ? []
        : [{ title: one.label, source: one.currentValue, columns: arriving, wants }]),
    ]
  })

/** COMP-1: each column sees the earlier ones; what it gives must fit the column. */
function writtenInCompute(config: ComputeConfig, input: readonly Column[]): Written[] {
  const written: Written[] = []
  const columns = [...input]
  for (const one of config.columns) {
    const scope = [...columns]
    const target = asColumn(one)
    const add = (source: string, wants: Wanted) => written.push({ title: one.label, source, columns: scope, wants })
    if (one.how === 'formula') add(one.formula, target)
    else {
      for (const line of one.table) {
        if (line.when !== '') add(line.when, 'flag')
        add(line.value, target)
      }
      if (one.otherwise === 'value') add(one.otherwiseValue, target)
    }
    columns.push(asComputed(one))
  }
  return written
}
