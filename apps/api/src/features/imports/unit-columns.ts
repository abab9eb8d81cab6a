import { indexUnits, type KnownUnit, type UnitIndex, type WantedColumn } from '../../platform/spreadsheet/index.ts'
import type { NamedUnit } from './imports.store.ts'

/** Ids of the columns that name the subject of a row. */
export const UNIT = 'unit'
const ABOVE = 'above'
const CODE = 'unit_code'

export interface UnitColumns {
  readonly columns: readonly WantedColumn[]
  /** The texts of these columns for a unit, as they stand in a template. */
  readonly filled: (unit: string) => Readonly<Record<string, string>>
  readonly nameOf: (unit: string) => string
}

/** What a subject is called in the header of people's own tables. */
const HEADERS: Readonly<Record<string, readonly [label: string, ...aliases: string[]]>> = {
  village: ['村', '村（社区）', '村社区', '村居', '村名', '单位', '单位名称', '名称', '考评单位', 'village'],
  township: ['单位', '乡镇', '镇街', '乡镇街道', '镇（街道）', '单位名称', '名称', '考评单位', 'township'],
}
const OTHER = ['单位', '单位名称', '名称', '对象', '考评单位'] as const

/**
 * The columns that name the subject of a row: its name, and beside it the unit above or its code, which tell namesakes
 * apart. Only units of `roster` are meant; another unit of the county is refused by name.
 */
export function unitColumns(county: string, units: readonly NamedUnit[], roster: ReadonlySet<string>): UnitColumns {
  const known = new Map(units.map((unit) => [unit.id, knownOf(unit)]))
  const rows = units.filter(({ id }) => roster.has(id))
  const aboves = new Set(rows.flatMap(({ above }) => above ?? []))
  const root = units.find(({ code }) => code === county)?.id
  const pick = (ids: ReadonlySet<string>): KnownUnit[] => [...known.values()].filter(({ id }) => ids.has(id))
  const elsewhere = indexUnits(county, [...known.values()])
  // The units above are named when a unit is described, so they stand in the index; as rows they are not meant.
  const here = only(indexUnits(county, pick(new Set([...roster, ...aboves]))), roster)
  const [label, ...aliases] = HEADERS[rows[0]?.kind ?? ''] ?? OTHER
  const columns: WantedColumn[] = []
  const hasAbove = [...aboves].some((id) => id !== root)
  if (hasAbove)
    columns.push({
      id: ABOVE,
      label: '乡镇',
      aliases: ['镇街', '所属乡镇', '上级单位', '镇（街道）'],
      required: false,
      type: { kind: 'unit', units: indexUnits(county, pick(aboves)), elsewhere },
    })
  columns.push({
    id: CODE,
    label: '单位代码',
    aliases: ['代码', '村代码', '村级代码', '区划代码', 'code'],
    required: false,
    type: { kind: 'unit', units: here, elsewhere },
  })
  columns.push({
    id: UNIT,
    label,
    aliases,
    required: true,
    filled: true,
    type: { kind: 'unit', units: here, elsewhere, codedBy: CODE, ...(hasAbove ? { within: ABOVE } : {}) },
  })
  const nameOf = (id: string): string => known.get(id)?.name ?? id
  const filled = (id: string): Readonly<Record<string, string>> => {
    const unit = known.get(id)
    return {
      [UNIT]: nameOf(id),
      [CODE]: unit?.code ?? '',
      [ABOVE]: unit?.above === undefined ? '' : nameOf(unit.above),
    }
  }
  return { columns, filled, nameOf }
}

const knownOf = ({ id, code, names: [name = id, ...aliases], above }: NamedUnit): KnownUnit => ({
  id,
  name,
  aliases,
  ...(code === null ? {} : { code }),
  ...(above === null ? {} : { above }),
})

function only(index: UnitIndex, roster: ReadonlySet<string>): UnitIndex {
  const find: UnitIndex['find'] = (text, above) => {
    const found = index.find(text, above)
    if (found.kind === 'found') return roster.has(found.unit.id) ? found : { kind: 'unknown' }
    if (found.kind !== 'ambiguous') return found
    const [one, ...more] = found.units.filter(({ id }) => roster.has(id))
    if (one === undefined) return { kind: 'unknown' }
    return more.length === 0 ? { kind: 'found', unit: one } : { kind: 'ambiguous', units: [one, ...more] }
  }
  return { ...index, find, names: [...roster].map(index.nameOf) }
}
