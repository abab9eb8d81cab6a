import { denseText } from './normal-text.ts'

/** A unit an import may name. `above` = id of the unit it belongs to. */
export interface KnownUnit {
  readonly id: string
  readonly name: string
  readonly code?: string
  readonly aliases?: readonly string[]
  readonly above?: string
}

export type UnitFound =
  | { readonly kind: 'found'; readonly unit: KnownUnit }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'ambiguous'; readonly units: readonly KnownUnit[] }

/** Finds units by code or by name as people write it. */
export interface UnitIndex {
  /** The county's code (6 digits); a code that starts otherwise is foreign. */
  readonly county: string
  /** 石榴镇园内村（990001007003）: how a unit is told apart from its namesake. */
  readonly describe: (unit: KnownUnit) => string
  readonly names: readonly string[]
  readonly nameOf: (id: string) => string
  readonly find: (text: string, above?: string) => UnitFound
}

/** Notices write 园内村 and 码头社区 where the official list says 园内村委会 and 码头社区居委会. */
const commonName = (name: string): string =>
  name
    .replace(/(村民委员会|村委会)$/, '村')
    .replace(/(社区)?(居民委员会|居委会)$/, '社区')
    .replace(/村村$/, '村')

const bareName = (name: string): string => commonName(name).replace(/(村|社区|街道|街道办事处|镇|乡)$/, '')

const FORMS = [(name: string): string => name, commonName, bareName]

type Hits = ReadonlyMap<string, readonly KnownUnit[]>

/**
 * Builds the index. A name is looked up as written, then by its common form, then without its last word (大庭 → 大庭村);
 * the first step with any hit decides, and several hits there are ambiguous, never guessed.
 */
export function indexUnits(county: string, units: readonly KnownUnit[]): UnitIndex {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const byCode = new Map(units.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : [])))
  // most names stand as they are written in the county: the looser forms are made when one does not
  const made = new Map<(name: string) => string, Hits>()
  const hitsOf = (form: (name: string) => string): Hits => {
    const hits = made.get(form) ?? hitsBy(units, byId, form)
    made.set(form, hits)
    return hits
  }
  const find = (text: string, above?: string): UnitFound => {
    const name = denseText(text)
    if (/^\d{6,}$/.test(name)) {
      const unit = byCode.get(name) ?? byCode.get(name.replace(/(000)+$/, ''))
      if (unit) return { kind: 'found', unit }
      return { kind: name.startsWith(county) ? 'unknown' : 'foreign' }
    }
    for (const form of FORMS) {
      const here =
        hitsOf(form)
          .get(form(name))
          ?.filter((unit) => above === undefined || unit.above === above) ?? []
      if (here.length > 1) return { kind: 'ambiguous', units: here }
      if (here[0]) return { kind: 'found', unit: here[0] }
    }
    return { kind: 'unknown' }
  }
  const describe = (unit: KnownUnit): string =>
    `${(unit.above && byId.get(unit.above)?.name) ?? ''}${unit.name}${unit.code ? ` ${unit.code}` : ''}`
  return { county, describe, find, nameOf: (id) => byId.get(id)?.name ?? id, names: units.map((unit) => unit.name) }
}

function hitsBy(
  units: readonly KnownUnit[],
  byId: ReadonlyMap<string, KnownUnit>,
  form: (name: string) => string,
): Hits {
  const hits = new Map<string, KnownUnit[]>()
  for (const unit of units) {
    const above = unit.above ? byId.get(unit.above)?.name : undefined
    const written = [unit.name, ...(unit.aliases ?? [])].flatMap((name) => (above ? [name, above + name] : [name]))
    for (const name of new Set(written.map((text) => form(denseText(text))))) {
      if (name === '') continue
      const named = hits.get(name)
      if (named === undefined) hits.set(name, [unit])
      else named.push(unit)
    }
  }
  return hits
}
