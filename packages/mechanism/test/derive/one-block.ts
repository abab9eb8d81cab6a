import type { AnyFact, Block, Derived, JsonObject, Mechanism } from '../../src/index.ts'
import { derive } from '../../src/index.ts'
import { block, drawing, opened, pins, sheet, type TestUnit } from '../build.ts'

export interface Setting {
  /** Fields of the form, as scores of scale 2 unless said otherwise. */
  readonly fields: readonly JsonObject[]
  /** Packed values by village; undefined = unreported. */
  readonly rows: { readonly [village: string]: readonly (number | undefined)[] }
  readonly units?: readonly TestUnit[]
  readonly more?: readonly AnyFact[]
  readonly roster?: JsonObject
  readonly rounding?: Mechanism['rounding']
}

export const field = (id: string, more: JsonObject = {}): JsonObject => ({ id, label: id, scale: 0, ...more })

/** A village table on the wire, then the block under test. */
export const drawn = (under: Block, { fields, roster = {}, rounding }: Setting): Mechanism => ({
  ...drawing(
    [
      block('cycle'),
      block('roster', { excludeVirtual: false, ...roster }),
      block('ask', { fields: [...fields] }),
      under,
    ],
    ['cycle.cycle>roster', 'roster.rows>ask', `ask.answered>${under.id}`],
  ),
  ...(rounding ? { rounding } : {}),
})

export const factsOf = ({ rows, units, more = [] }: Setting): readonly AnyFact[] => [
  opened(pins(units ?? Object.keys(rows).map((id) => ({ id })))),
  ...Object.entries(rows).map(([village, values]) => sheet(village, values)),
  ...more,
]

/** Derives one block over a table of answers. */
export const deriveOne = (under: Block, setting: Setting): Derived => derive(drawn(under, setting), factsOf(setting))
