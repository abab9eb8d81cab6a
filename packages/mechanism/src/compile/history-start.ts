import { idsOf, type Key, keyOf, storedId, type UnitId } from '@jizhi/domain'
import type { HistoryConfig, HistoryFigure } from '../blocks/history.ts'
import { type Column, storedScale } from '../model/column.ts'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import type { Start } from './history-across.ts'
import type { SourcePeriod } from './history-periods.ts'

export interface Initial extends Start {
  readonly fact: Fact<'initial'>
  /** Periods up to this one are covered. */
  readonly asOf: string
}

/** HIST-13: 期初 of a figure, signed by two people; with one signature it is none. */
export function initialOf(
  run: Run,
  block: string,
  key: Key,
  figure: HistoryFigure,
  column: Column,
): Initial | undefined {
  const fact = run.facts.about('initial', block, key).findLast((one) => one.slot.item === figure.id)
  if (!fact || fact.by === undefined || fact.value.second === fact.by || 'status' in fact.value) return undefined
  const { asOf, value, periods = 1 } = fact.value
  return { fact, asOf, value: { num: BigInt(value), den: 10n ** BigInt(storedScale(column)) }, periods }
}

/** HIST-11: what stood in this row's place before a merger or a split. A rename keeps the id and is no change. */
export interface Ancestors {
  readonly how: HistoryConfig['merged'] | HistoryConfig['split']
  readonly keys: readonly Key[]
}

export function ancestorsOf(config: HistoryConfig, run: Run, key: Key): Ancestors | undefined {
  if (config.match !== 'key') return undefined
  const [unit = '', ...rest] = idsOf(key)
  const before = (relation: string): readonly Key[] =>
    run.graph
      .follow(relation, unit, 'source')
      .filter((leg) => leg.to !== unit)
      .map((leg) => keyOf([leg.to, ...rest].map((id) => storedId<UnitId>(id))))
  const merged = before('merged-into')
  if (merged.length > 0) return { how: config.merged, keys: merged }
  const split = before('split-into')
  return split.length > 0 ? { how: config.split, keys: split } : undefined
}

/** Where the life of the ancestors ends: after the last period in whose table one of them could have stood. */
export function endOfAncestors(periods: readonly SourcePeriod[], keys: readonly Key[]): number {
  const wanted = new Set<Key>(keys)
  return (
    periods.findLastIndex(({ outcome }) => outcome?.value.rows.domain.some(({ key }) => wanted.has(key)) ?? false) + 1
  )
}
