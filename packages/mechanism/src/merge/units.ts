import type { Json, Parameter } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import { type Places, placeOf, written } from './places.ts'

/** The three sides of a merge, laid out flat. */
export interface Sides {
  readonly base: Places
  readonly mine: Places
  readonly theirs: Places
}

/** Places that change together: a new block with its wires, a row of a table with its port, else one setting. */
export interface Unit {
  readonly id: string
  readonly places: readonly string[]
}

/** What leads from the base to theirs, in the order of their drawing; what mine holds already is left out. */
export function unitsOf({ base, mine, theirs }: Sides): readonly Unit[] {
  const keys = [...new Set([...theirs.keys(), ...base.keys()])]
  const changed = keys.filter((key) => !sameJson(base.get(key), theirs.get(key)))
  const sets = new Joined()
  const turned = turnedBlocks({ base, mine, theirs })
  const rows = turnedRows(base, theirs)
  for (const key of changed) {
    sets.add(key)
    for (const block of blocksIn(key, base, theirs)) if (turned.has(block)) sets.join(key, `block ${block}`)
    for (const row of rowsIn(key, base, theirs)) if (rows.has(row)) sets.join(key, `row ${row}`)
  }
  // A block that mine removed and theirs changed comes back whole, or stays away.
  for (const key of keys)
    for (const block of blocksIn(key, theirs)) {
      const isGone = base.has(written(['block', block])) && !mine.has(written(['block', block]))
      if (isGone && sets.knows(`block ${block}`)) sets.join(key, `block ${block}`)
    }
  return sets
    .all()
    .map((places) => places.filter((one) => one.startsWith('[')))
    .filter((places) => places.some((key) => !sameJson(mine.get(key), theirs.get(key))))
    .map((places) => ({ id: places[0] ?? '', places }))
}

/** Blocks that come, go, become another kind, or were removed by mine while theirs changed them. */
function turnedBlocks({ base, mine, theirs }: Sides): ReadonlySet<string> {
  const ids = [...base.keys(), ...theirs.keys()].flatMap((key) => (placeOf(key)[0] === 'block' ? ownBlock(key) : []))
  return new Set(
    ids.filter((id) => {
      const at = written(['block', id])
      return base.get(at) !== theirs.get(at) || (base.has(at) && !mine.has(at))
    }),
  )
}

/** Rows of tables that come or go, as `block row`: a 分流 has a port for each of its cases. */
function turnedRows(base: Places, theirs: Places): ReadonlySet<string> {
  const rows = (places: Places) => new Set([...places.keys()].flatMap((key) => rowsIn(key, places, places)))
  const [before, after] = [rows(base), rows(theirs)]
  return new Set([...before, ...after].filter((row) => !before.has(row) || !after.has(row)))
}

/** The block whose own place this is. */
function ownBlock(key: string): readonly string[] {
  const [kind, id = ''] = placeOf(key)
  return kind === 'block' || kind === 'called' || kind === 'set' || kind === 'list' || kind === 'order' ? [id] : []
}

/** Blocks that a place speaks of. */
function blocksIn(key: string, ...sides: readonly Places[]): readonly string[] {
  const [kind, id = ''] = placeOf(key)
  const values = sides.flatMap((side) => side.get(key) ?? [])
  if (kind === 'wire') return [id, ...sources(sides, key).map(([block]) => block)]
  if (kind === 'end') return [id]
  // Laid there from a parameter.
  if (kind === 'parameter') return values.map((one) => (one as unknown as Parameter).block)
  // And from a group.
  if (kind === 'group') return values.flatMap((one) => (one as unknown as { blocks: readonly string[] }).blocks)
  return ownBlock(key)
}

const sources = (sides: readonly Places[], key: string): readonly (readonly [string, string])[] =>
  sides.flatMap((side) => (side.get(key) ?? []) as unknown as readonly (readonly [string, string])[]) // pairs

/** Rows of tables that a place lies in or whose port it names. */
function rowsIn(key: string, ...sides: readonly Places[]): readonly string[] {
  const [kind, id = '', ...path] = placeOf(key)
  if (kind === 'set')
    return path.flatMap((step, at) =>
      sides.some((side) => side.has(written(['list', id, ...path.slice(0, at)]))) ? [`${id} ${step}`] : [],
    )
  if (kind === 'end') return [`${id} ${path[0] ?? ''}`]
  if (kind === 'wire') return sources(sides, key).map(([block, port]) => `${block} ${port}`)
  return []
}

/** Sets that grow together. */
class Joined {
  private readonly heads = new Map<string, string>()

  add(one: string): void {
    if (!this.heads.has(one)) this.heads.set(one, one)
  }

  knows(one: string): boolean {
    return this.heads.has(one)
  }

  join(a: string, b: string): void {
    this.add(a)
    this.add(b)
    this.heads.set(this.head(a), this.head(b))
  }

  private head(one: string): string {
    const next = this.heads.get(one) ?? one
    return next === one ? one : this.head(next)
  }

  all(): readonly (readonly string[])[] {
    return [...Map.groupBy(this.heads.keys(), (one) => this.head(one)).values()]
  }
}

/** Whether both changed one of these places and not alike, or one removed a block at which the other did something. */
export function inConflict(sides: Sides, { places }: Unit): boolean {
  const { base, mine, theirs } = sides
  return (
    places.some(
      (key) =>
        !sameJson(base.get(key), mine.get(key)) &&
        !sameJson(base.get(key), theirs.get(key)) &&
        !sameJson(mine.get(key), theirs.get(key)),
    ) || places.some((key) => placeOf(key)[0] === 'block' && isPulled(key, sides))
  )
}

function isPulled(key: string, { base, mine, theirs }: Sides): boolean {
  if (!base.has(key) || (mine.has(key) && theirs.has(key))) return false
  if (!mine.has(key)) return theirs.has(key)
  const [block = ''] = ownBlock(key)
  return [...mine.keys()].some((one) => !sameJson(mine.get(one), base.get(one)) && blocksIn(one, mine).includes(block))
}

/** These places with those of the other side. */
export function withPlaces(into: Places, units: readonly Unit[], side: Places): Places {
  const places = new Map<string, Json>(into)
  for (const key of units.flatMap((unit) => unit.places)) {
    const value = side.get(key)
    if (value === undefined) places.delete(key)
    else places.set(key, value)
  }
  return places
}
