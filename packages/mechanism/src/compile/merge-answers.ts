import {
  addRatios,
  type BlockId,
  divideRatios,
  higherReason,
  type Key,
  type MissingReason,
  multiplyRatios,
  type Ratio,
  ratioOf,
  wholeRatio,
} from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import { storedScale } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Fact, FactValues } from '../model/fact.ts'
import { cellText, missingCell } from '../model/frame.ts'
import type { Recorder, Run } from '../model/kernel.ts'
import type { Limits } from '../model/packed-columns.ts'
import type { Cell } from '../model/table.ts'
import { type FieldReader, fieldCell, isInRange, packedAt } from './field-reader.ts'
import { writtenRatio } from './rounding.ts'
import { shown } from './shown.ts'

export interface Merging {
  readonly field: FieldReader
  readonly sheets: readonly FactValues['answered'][]
  /** One statement is expected, and stands as it is. */
  readonly sole: boolean
  /** ASK-2 加权: what each statement weighs. */
  readonly weights?: readonly Ratio[]
  readonly facts: readonly Fact<'answered'>[]
  readonly config: AskConfig
  readonly run: Run
  readonly block: BlockId
  readonly key: Key
  readonly out: ColumnWriter
  readonly recorder: Recorder | undefined
}

const WORDS = {
  weighted: '加权平均',
  columns: '平均',
  mean: '平均',
  trimmed: '去掉最高最低后的平均',
  median: '中位数',
  unanimous: '一致的值',
} as const

/** The limits of a form whose fields stand in the first columns, which nearly every number of a sheet meets. */
export const limitsOf = (fields: readonly FieldReader[]): Limits => ({
  lowest: Float64Array.from(fields, (field) => field.lowest),
  highest: Float64Array.from(fields, (field) => field.highest),
})

/** The fields of one sheet that need no merging, without a single object per field; answers those that are left. */
export function plainFields(
  fields: readonly FieldReader[],
  limits: Limits,
  sheet: FactValues['answered'],
  out: ColumnWriter,
): readonly FieldReader[] {
  const rest = out.plain(sheet.sheet, limits)
  if (rest?.length === 0) return NO_FIELDS
  const left: FieldReader[] = []
  for (const field of rest ? rest.map((at) => fields[at]!) : fields) {
    const packed = field.plain ? packedAt(field, sheet) : undefined
    if (typeof packed === 'string') out.miss(field.at, packed)
    else if (packed !== undefined && isInRange(field, packed)) out.int(field.at, packed)
    else left.push(field)
  }
  return left
}

const NO_FIELDS: readonly FieldReader[] = []

/** One field of all sheets of a row, as one cell (ASK-2). */
export function mergeField(merging: Merging): void {
  const { field, sheets, out, recorder } = merging
  const cells = sheets.map((sheet) => fieldCell(field, sheet))
  const cell = merging.sole ? cells.at(-1)! : merged(merging, cells)
  out.cell(field.at, cell)
  if (sheets.some((sheet) => isOutside(field, sheet))) outOfRange(merging)
  recorder?.cell(field.column.id, merging.key, () => ({
    definition: merging.sole
      ? `${field.column.label} = 填报值`
      : `${field.column.label} = ${merging.facts.length} 人填报的${WORDS[merging.config.merge]}`,
    substituted: `${field.column.label} = ${cells.map((one) => shown(one, field.column)).join('、')}`,
    reads: [],
    facts: merging.facts.map((fact) => ({ fact: fact.id, field: field.id })),
  }))
}

const isOutside = (field: FieldReader, sheet: FactValues['answered']): boolean => {
  if (field.holdsIds) return false
  const packed = packedAt(field, sheet)
  return typeof packed === 'number' && !isInRange(field, packed)
}

/** EVAL-8: the value stays in the fact, the cell is undecided, and somebody is told. */
function outOfRange({ run, block, key, field, out }: Merging): void {
  out.miss(field.at, 'undecided')
  run.find({
    code: 'answer.out-of-range',
    block,
    row: key,
    column: field.column.id,
    message: `“${field.column.label}”超出允许范围，按待定处理，请更正填报。`,
  })
}

function merged({ config, field, run, weights }: Merging, cells: readonly Cell[]): Cell {
  const present = cells.flatMap((cell) => ('missing' in cell ? [] : [cell.value]))
  if (present.length < config.atLeast || present.length === 0) return missingCell(reasonOf(cells, present.length))
  const isNumber = ['score', 'money', 'percent', 'count', 'number'].includes(field.column.type)
  if (!isNumber || config.merge === 'unanimous') {
    const texts = new Set(cells.map(cellText))
    return texts.size === 1 ? cells[0]! : missingCell('undecided')
  }
  if (weights !== undefined) {
    const mean = weightedMean(cells, weights)
    return mean === undefined
      ? missingCell('undecided')
      : writtenRatio(scaledDown(mean, storedScale(field.column)), field.column, run.rounding)
  }
  const numbers = present.filter((value) => typeof value === 'bigint').sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return writtenRatio(scaledDown(chosen(numbers, config.merge), storedScale(field.column)), field.column, run.rounding)
}

/** NUM-1: one quotient, Σ w·x ÷ Σ w, over those who spoke. */
function weightedMean(cells: readonly Cell[], weights: readonly Ratio[]): Ratio | undefined {
  let sum = wholeRatio(0n)
  let all = wholeRatio(0n)
  for (const [at, cell] of cells.entries()) {
    if ('missing' in cell || typeof cell.value !== 'bigint') continue
    sum = addRatios(sum, multiplyRatios(weights[at]!, wholeRatio(cell.value)))
    all = addRatios(all, weights[at]!)
  }
  const mean = divideRatios(sum, all)
  return mean.ok ? mean.value : undefined
}

function reasonOf(cells: readonly Cell[], present: number): MissingReason {
  if (present > 0) return 'undecided'
  return cells.reduce<MissingReason>(
    (reason, cell) => ('missing' in cell ? higherReason(reason, cell.missing) : reason),
    'not-applicable',
  )
}

/** 均值; 去高去低 needs three, else all count; 中位: of an even number the mean of the middle two. */
function chosen(sorted: readonly bigint[], merge: AskConfig['merge']): Ratio {
  const middle = (sorted.length - 1) / 2
  const kept =
    merge === 'median'
      ? sorted.slice(Math.floor(middle), Math.ceil(middle) + 1)
      : merge === 'trimmed' && sorted.length > 2
        ? sorted.slice(1, -1)
        : sorted
  const sum = kept.reduce((total, value) => total + value, 0n)
  const mean = ratioOf(sum, BigInt(kept.length))
  return mean.ok ? mean.value : { num: 0n, den: 1n }
}

const scaledDown = ({ num, den }: Ratio, scale: number): Ratio => ({ num, den: den * 10n ** BigInt(scale) })
