import { idsOf, type Key } from '@jizhi/domain'
import type { TraceNames } from '@jizhi/mechanism'

/** Names of a month, as they came with it; what has none is shown by its id. */
export function namesOf(known: { readonly [id: string]: string }): Pick<TraceNames, 'unit' | 'person' | 'row'> {
  const unit = (id: string): string => known[id] ?? id
  return {
    unit,
    person: unit,
    row: (key) =>
      key === ''
        ? ''
        : key === 'all'
          ? '全部'
          : idsOf(key as Key)
              .map(unit)
              .join(' · '), // a key of the month's own tables
  }
}
