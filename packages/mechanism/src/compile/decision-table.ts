import { addRatios, compareRatios, type Ratio } from '@jizhi/domain'
import type { ComputeConfig } from '../blocks/compute.ts'
import { bounded, gap, isGap, type Outcome, worse } from '../expression/value.ts'
import type { Column } from '../model/column.ts'
import { type RowExpression, rowExpression, type Unreadable } from './row-condition.ts'

type Declared = ComputeConfig['columns'][number]

/** COMP-1: lines of condition and value, read like one expression. */
export type DecisionTable = RowExpression

export function decisionTable(
  declared: Declared,
  column: Column,
  visible: readonly Column[],
  unreadable: Unreadable[],
): DecisionTable {
  // 取全部 gathers into one cell what each line gives by itself.
  const single: Column = { ...column, many: false }
  const lines = declared.table.map((line) => ({
    when: line.when === '' ? undefined : rowExpression(line.when, visible, 'flag', unreadable),
    value: rowExpression(line.value, visible, single, unreadable),
  }))
  const fallback =
    declared.otherwise === 'value' ? rowExpression(declared.otherwiseValue, visible, single, unreadable) : undefined
  const all = [...lines.flatMap(({ when, value }) => [...(when ? [when] : []), value]), ...(fallback ? [fallback] : [])]
  return {
    text: declared.table.map((line) => `${line.when} → ${line.value}`).join('；'),
    reads: [...new Set(all.flatMap((expression) => expression.reads))],
    bind: (frame, own, calendar) => {
      const bound = lines.map(({ when, value }) => ({
        when: when?.bind(frame, own, calendar),
        value: value.bind(frame, own, calendar),
      }))
      const otherwise = fallback?.bind(frame, own, calendar)
      const none = (row: number): Outcome => {
        const value = otherwise?.(row)
        if (value === undefined) return gap(declared.otherwise === 'not-applicable' ? 'not-applicable' : 'undecided')
        return declared.hit === 'all' && !isGap(value) ? [value] : value
      }
      return (row) => {
        const values: Outcome[] = []
        for (const { when, value } of bound) {
          const held = when ? when(row) : true
          // 首个 meeting a missing condition before a true one is undecided; the others cannot do without it either.
          if (isGap(held)) return held.fault === undefined ? gap('undecided') : held
          if (held !== true) continue
          if (declared.hit === 'first') return value(row)
          values.push(value(row))
        }
        return values.length === 0 ? none(row) : gathered(values, declared)
      }
    },
  }
}

/** 全部 / 求和 / 最高 / 最低 over the lines that hold; one that is missing makes the whole missing (VAL-3). */
function gathered(values: readonly Outcome[], { hit, type }: Pick<Declared, 'hit' | 'type'>): Outcome {
  const missing = values.filter(isGap)
  if (missing.length > 0) return missing.reduce(worse)
  if (hit === 'all') return values.filter((value, at) => values.indexOf(value) === at)
  return values.reduce((held, value) => {
    if (isGap(held)) return held
    if (isRatio(held) && isRatio(value)) {
      if (hit === 'sum') return bounded(addRatios(held, value))
      return compareRatios(value, held) > 0 === (hit === 'max') ? value : held
    }
    if (typeof held !== 'bigint' || typeof value !== 'bigint' || hit === 'sum') return gap('undecided')
    // VAL-6: grades stand best first, so the highest is the one with the smaller index.
    const isHigher = type === 'grade' ? value < held : value > held
    return isHigher === (hit === 'max') ? value : held
  })
}

const isRatio = (outcome: Outcome): outcome is Ratio => typeof outcome === 'object' && 'num' in outcome
