import type { PinnedGraph } from '@jizhi/domain'
import { type Drawing, nameOf, readDrawing } from '../check/drawing.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { type Demand, demandsOf } from './demand.ts'
import { type RepeatedDatum, repeatedData } from './repeated-data.ts'
import { sayBurden } from './say-burden.ts'

/** BURDEN-1: what all mechanisms together ask of one unit of a kind in a month, on average. Hundredths, but for photos. */
export interface UnitBurden {
  /** Who fills in: `owner` and `parent` stand for the unit that owns the mechanism or is above the row's. */
  readonly bearer: string
  readonly forms: number
  readonly fields: number
  readonly minutes: number
  /** Photos that must be there; optional ones are not counted. */
  readonly photos: number
}

export interface Burden {
  readonly demands: readonly Demand[]
  readonly units: readonly UnitBurden[]
  readonly repeated: readonly RepeatedDatum[]
  readonly sentences: readonly string[]
}

/**
 * BURDEN-1…3: forms, fields, minutes and photos asked of each kind of unit a month, over all mechanisms of a county, and
 * what is asked twice. With the org graph rows are counted; without it each bearer is taken to fill one row a form.
 */
export function burden(mechanisms: readonly Mechanism[], graph?: Pick<PinnedGraph, 'units'>): Burden {
  const drawings = mechanisms.map(readDrawing)
  const demands = drawings.flatMap((drawing) => demandsOf(drawing, graph))
  const units = unitsOf(demands)
  const repeated = repeatedData(drawings)
  return { demands, units, repeated, sentences: sayBurden(units, repeated, namesOf(drawings)) }
}

function unitsOf(demands: readonly Demand[]): readonly UnitBurden[] {
  const sums = new Map<string, UnitBurden>()
  for (const { bearer, formsAMonth, fields, minutes, photos } of demands) {
    const sum = sums.get(bearer) ?? { bearer, forms: 0, fields: 0, minutes: 0, photos: 0 }
    sums.set(bearer, {
      bearer,
      forms: sum.forms + formsAMonth,
      fields: sum.fields + formsAMonth * fields,
      minutes: sum.minutes + Math.trunc((formsAMonth * minutes) / 10),
      photos: sum.photos + Math.trunc((formsAMonth * photos) / 100),
    })
  }
  return [...sums.values()].sort((a, b) => b.minutes - a.minutes || (a.bearer < b.bearer ? -1 : 1))
}

const namesOf = (drawings: readonly Drawing[]) => (mechanism: string, block: string) => {
  const drawing = drawings.find((one) => one.mechanism.id === mechanism)
  return drawing ? `《${drawing.mechanism.name}》${nameOf(drawing, block)}` : block
}
