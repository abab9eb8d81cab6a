import { ok, type Refusal, type Result, refuse } from './result.ts'

declare const brand: unique symbol

/** A value that was checked, or read back from our own store, and may not be mixed up with another of its shape. */
export type Branded<Shape, Name extends string> = Shape & { readonly [brand]: Name }

export type TenantId = Branded<string, 'TenantId'>
export type UnitId = Branded<string, 'UnitId'>
export type PersonId = Branded<string, 'PersonId'>
export type PostId = Branded<string, 'PostId'>
export type MechanismId = Branded<string, 'MechanismId'>
export type VersionId = Branded<string, 'VersionId'>
export type BlockId = Branded<string, 'BlockId'>
export type PortId = Branded<string, 'PortId'>
export type ColumnId = Branded<string, 'ColumnId'>
export type ItemId = Branded<string, 'ItemId'>
export type CycleId = Branded<string, 'CycleId'>
export type CaseId = Branded<string, 'CaseId'>
export type FactId = Branded<string, 'FactId'>
export type AccountId = Branded<string, 'AccountId'>
/** Where erasable words (names, reasons, phones) stand beside a fact that only holds this id (FACT-7). */
export type WordsId = Branded<string, 'WordsId'>
/** EFF-1: hash(slot, n). */
export type EffectKey = Branded<string, 'EffectKey'>
/** ROW-1: an ordered tuple of ids, joined by `|`. */
export type Key = Branded<string, 'Key'>

export type Id =
  | TenantId
  | UnitId
  | PersonId
  | PostId
  | MechanismId
  | VersionId
  | BlockId
  | PortId
  | ColumnId
  | ItemId
  | CycleId
  | CaseId
  | FactId
  | AccountId
  | WordsId
  | EffectKey

const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/
const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Ids are ASCII (so order by bytes is order by characters, ROW-2) and never hold the `|` that joins a key. */
export const idOf = <I extends Id>(text: string): Result<I, Refusal<'id.malformed'>> =>
  // the one place where text becomes an id: it was just checked
  ID.test(text) ? ok(text as I) : refuse('id.malformed', { text: text.slice(0, 80) })

/** An id read back from our own store, or written in a test: taken as it is. Text from outside goes through `idOf`. */
export const storedId = <I extends Id>(text: string): I => text as I

/** The form of the ids the application makes itself: UUID version 7, lower case. Making one needs clock and chance: a door. */
export const isUuid7 = (text: string): boolean => UUID7.test(text)

/** ROW-1: the key of a row, ids in the order of the wire's key type. At least one id. */
export const keyOf = (ids: readonly Id[]): Key => ids.join('|') as Key // ids never hold `|`, so joining loses nothing

/** The ids of a key, in order. The caller knows from the wire's key type which kind each one is. */
export const idsOf = (key: Key): readonly string[] => key.split('|')

/** ROW-2: order by bytes. For `Array.sort`. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * ROW-2: tuple order of ids by bytes. Not the order of the joined text: `|` stands after the letters there,
 * which would put [ab, c] before [a, z].
 */
export function compareKeys(a: Key, b: Key): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  let at = 0
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  const left = rankAt(a, at)
  const right = rankAt(b, at)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The end of an id sorts before every character of a longer id; the end of the whole key before a further id. */
function rankAt(key: Key, at: number): number {
  if (at >= key.length) return 0
  return key[at] === '|' ? 1 : 1 + key.charCodeAt(at)
}
