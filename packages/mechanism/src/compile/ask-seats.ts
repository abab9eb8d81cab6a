import {
  type BlockId,
  type Day,
  dayOf,
  divideRatios,
  type Key,
  type Ratio,
  ratioOfDecimal,
  wholeRatio,
} from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import { bySeats } from '../blocks/settings/ask-modes.ts'
import type { Column } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Fact } from '../model/fact.ts'
import type { Recorder, Run } from '../model/kernel.ts'
import { type FieldReader, fieldReaders } from './field-reader.ts'
import { handedOn } from './handed-on.ts'
import { mergeField } from './merge-answers.ts'
import { settingDecimal } from './rounding.ts'
import { type Called, whom } from './whom.ts'

type Facts = readonly Fact<'answered'>[]

interface Stated {
  readonly run: Run
  readonly key: Key
  readonly facts: Facts
  readonly out: ColumnWriter
  readonly recorder: Recorder | undefined
}

/** ASK-2: everybody who sits on a seat. */
export function seated(config: AskConfig, run: Run, key: Key): Called {
  const seats = config.seats.map((one) => whom(one.who, run, key))
  const standIns = seats.flatMap((one) => one.standIns ?? [])
  return {
    role: seats[0]?.role ?? '',
    persons: [...new Set(seats.flatMap((one) => one.persons))],
    ...(standIns.length > 0 ? { standIns } : {}),
  }
}

/**
 * Statements by seat; who sits on several speaks for the first, who sits on none is not heard. PIN-4: what was said while
 * sitting there stays, so the day of the statement decides.
 */
function bySeat(config: AskConfig, block: BlockId, run: Run, key: Key, facts: Facts): readonly Facts[] {
  const seatOf = (fact: Fact<'answered'>): number => {
    const first = run.facts.first(fact)
    const person = first.slot.person ?? first.by
    const sits = (on: Day | undefined) =>
      config.seats.findIndex(({ who }) =>
        handedOn(run, block, key, whom(who, run, key, on)).persons.some((one) => one === person),
      )
    return sits(run.tenures.isChanged ? dayOf(first.known) : undefined)
  }
  const places = facts.map(seatOf)
  return config.seats.map((_, seat) => facts.filter((_fact, at) => places[at] === seat))
}

/** ASK-2: a row waits for as many as were asked, or for every seat. */
export const isEnough = (config: AskConfig, block: BlockId, run: Run, key: Key, facts: Facts): boolean =>
  bySeats(config)
    ? bySeat(config, block, run, key, facts).every((seat) => seat.length > 0)
    : facts.length >= config.assessors

/** Writes the given fields of a row out of everything that was stated about it. */
export function merger(
  config: AskConfig,
  block: BlockId,
  columns: readonly Column[],
): (fields: readonly FieldReader[], stated: Stated) => void {
  if (config.merge === 'columns') {
    const seats = config.seats.length
    const readers = config.seats.map((_, seat) => fieldReaders(config.fields, columns, (field) => field * seats + seat))
    return (_fields, stated) => {
      const heard = bySeat(config, block, stated.run, stated.key, stated.facts)
      for (const [seat, fields] of readers.entries())
        for (const field of fields) {
          const facts = heard[seat]!
          if (facts.length === 0) stated.out.miss(field.at, 'unreported')
          else
            mergeField({
              ...stated,
              field,
              facts,
              sheets: facts.map((fact) => fact.value),
              config: { ...config, merge: 'mean' },
              sole: facts.length === 1,
              block,
            })
        }
    }
  }
  return (fields, stated) => {
    const { facts, weights } = config.merge === 'weighted' ? weighed(config, block, stated) : { facts: stated.facts }
    const sheets = facts.map((fact) => fact.value)
    const sole = config.merge !== 'weighted' && config.assessors === 1
    for (const field of fields)
      if (facts.length === 0) stated.out.miss(field.at, 'unreported')
      else mergeField({ ...stated, field, facts, sheets, config, sole, block, ...(weights ? { weights } : {}) })
  }
}

/** Several on one seat share its weight. */
function weighed(
  config: AskConfig,
  block: BlockId,
  { run, key, facts }: Stated,
): { facts: Facts; weights: readonly Ratio[] } {
  const heard = bySeat(config, block, run, key, facts).map((seat, at) => ({
    seat,
    weight: ratioOfDecimal(settingDecimal(config.seats[at]!.weight)),
  }))
  return {
    facts: heard.flatMap(({ seat }) => seat),
    weights: heard.flatMap(({ seat, weight }) => seat.map(() => shared(weight, seat.length))),
  }
}

const shared = (weight: Ratio, among: number): Ratio => {
  const part = divideRatios(weight, wholeRatio(BigInt(among)))
  return part.ok ? part.value : weight
}
