import { type BlockId, compareIds, type FactId, type Instant, type Key } from '@jizhi/domain'
import type { RunFinding } from '../model/derived.ts'
import type { AnyFact, Fact, FactKind, Slot } from '../model/fact.ts'
import type { FactReader } from '../model/kernel.ts'
import { byKnown, carryKinds, factsOfKind } from './facts-of-kind.ts'
import { LayeredMap } from './layered-map.ts'
import { isReadable } from './readable.ts'
import type { Touched } from './watch.ts'

/** Kinds whose statements stand side by side in a slot instead of replacing one another. */
const SIDE_BY_SIDE: ReadonlySet<FactKind> = new Set<FactKind>([
  'arrived',
  'assigned',
  'declined',
  'paused',
  'repinned',
  'calendar',
  'extended',
  'noticed',
  'objected',
  'signed',
  'frozen',
  'acknowledged',
  'holder',
  'outcome',
  'stepped',
  'tick',
])

/** All facts of one block and row; slots of persons, rounds and items lie inside. */
interface Bucket {
  /** By (known, id), so that the order of arrival cannot matter (law *order*). */
  readonly facts: readonly AnyFact[]
  readonly current: readonly AnyFact[]
  readonly conflicts: readonly FactId[]
}

export interface FactIndex {
  readonly byId: LayeredMap<FactId, AnyFact>
  /** By block, then row; '' where a fact names none. */
  readonly buckets: ReadonlyMap<string, LayeredMap<string, Bucket>>
  /** FACT-5: corrections of what no longer stood. */
  readonly conflicts: ReadonlySet<FactId>
  readonly now: Instant
  /** FACT-3: ids that came again with another body. */
  readonly differing: readonly FactId[]
  /** EVAL-8: ids whose facts cannot be read. */
  readonly unreadable: readonly FactId[]
}

export const NO_FACTS: FactIndex = {
  byId: new LayeredMap<FactId, AnyFact>(new Map()),
  buckets: new Map(),
  conflicts: new Set(),
  now: 0 as Instant,
  differing: [],
  unreadable: [],
}

const slotKey = (slot: Slot): string => `${slot.person ?? ''}\n${slot.round ?? 1}\n${slot.item ?? ''}`

/** FACT-3: facts seen before change nothing; the buckets they address are read again, all others are kept. */
export function withFacts(index: FactIndex, facts: readonly AnyFact[]): FactIndex {
  const added = new Map<FactId, AnyFact>()
  const touched = new Map<string, Map<string, AnyFact[]>>()
  const differing = [...index.differing]
  const unreadable = [...index.unreadable]
  let now = index.now
  for (const fact of facts) {
    const known = added.get(fact.id) ?? index.byId.get(fact.id)
    if (known) {
      if (known !== fact && bodyOf(known) !== bodyOf(fact)) differing.push(fact.id)
      continue
    }
    if (!isReadable(fact)) {
      unreadable.push(fact.id)
      continue
    }
    added.set(fact.id, fact)
    if (fact.known > now) now = fact.known
    const block = fact.slot.block ?? ''
    const row = fact.slot.row ?? ''
    const rows = touched.get(block)
    const beside = rows?.get(row)
    if (beside) beside.push(fact)
    else if (rows) rows.set(row, [fact])
    else touched.set(block, new Map([[row, [fact]]]))
  }
  const isSame = differing.length === index.differing.length && unreadable.length === index.unreadable.length
  if (touched.size === 0 && isSame) return index
  const read = bucketsWith(index, touched)
  const made = { ...read, byId: index.byId.with(added), now }
  const after = { ...made, differing: distinct(differing), unreadable: distinct(unreadable) }
  carryKinds(index, after, touched)
  return after
}

/** The addressed buckets read again, and which corrections do not count for that. */
function bucketsWith(
  index: FactIndex,
  touched: ReadonlyMap<string, ReadonlyMap<string, readonly AnyFact[]>>,
): Pick<FactIndex, 'buckets' | 'conflicts'> {
  const buckets = new Map(index.buckets)
  let conflicts: Set<FactId> | undefined
  for (const [block, rows] of touched) {
    const held = buckets.get(block) ?? NO_BUCKETS
    const read = new Map<string, Bucket>()
    for (const [row, added] of rows) {
      const before = held.get(row)
      const bucket = bucketOf(before ? [...before.facts, ...added] : added)
      read.set(row, bucket)
      if (bucket.conflicts.length === 0 && !before?.conflicts.length) continue
      conflicts ??= new Set(index.conflicts)
      for (const id of before?.conflicts ?? []) conflicts.delete(id)
      for (const id of bucket.conflicts) conflicts.add(id)
    }
    buckets.set(block, held.with(read))
  }
  return { buckets, conflicts: conflicts ?? index.conflicts }
}

const NO_BUCKETS = new LayeredMap<string, Bucket>(new Map())

/** The slots that facts new to an index speak in, and their kinds; a withdrawal changes what it withdraws. */
export function touchedBy(before: FactIndex, after: FactIndex, facts: readonly AnyFact[]): Touched {
  const blocks = new Map<string, Set<string>>()
  const kinds = new Set<FactKind>()
  for (const fact of facts) {
    if (before.byId.has(fact.id) || after.byId.get(fact.id) !== fact) continue
    const [block, row] = [`${fact.slot.block ?? ''}`, `${fact.slot.row ?? ''}`]
    blocks.set(block, (blocks.get(block) ?? new Set()).add(row))
    const corrected = fact.supersedes && after.byId.get(fact.supersedes)
    for (const one of corrected ? [fact, corrected] : [fact]) kinds.add(one.kind)
  }
  return { blocks, kinds }
}

const distinct = (ids: readonly FactId[]): readonly FactId[] => [...new Set(ids)].sort(compareIds)

/** FACT-4, FACT-5: reads a bucket in the order its facts became known. */
function bucketOf(unsorted: readonly AnyFact[]): Bucket {
  if (unsorted.length === 1) return loneBucket(unsorted)
  const facts = [...unsorted].sort(byKnown)
  const slots = new Map<string, AnyFact[]>()
  const conflicts: FactId[] = []
  for (const fact of facts) {
    const target = fact.supersedes && facts.find((other) => other.id === fact.supersedes)
    if (fact.supersedes && !target) {
      conflicts.push(fact.id)
      continue
    }
    // A withdrawal carries its own kind but speaks in the slot of what it withdraws.
    const kind = fact.kind === 'withdrawn' && target ? target.kind : fact.kind
    const key = `${kind}\n${slotKey(fact.slot)}`
    const standing = slots.get(key) ?? []
    if (target) {
      const at = standing.indexOf(target)
      if (at < 0) conflicts.push(fact.id)
      else slots.set(key, [...standing.slice(0, at), fact, ...standing.slice(at + 1)])
    } else slots.set(key, SIDE_BY_SIDE.has(fact.kind) ? [...standing, fact] : [fact])
  }
  const current = [...slots.values()].flat().filter((fact) => fact.kind !== 'withdrawn')
  return { facts, current: current.sort(byKnown), conflicts }
}

/** Most rows have one statement; a correction that stands alone corrects nothing. */
function loneBucket(facts: readonly AnyFact[]): Bucket {
  const only = facts[0]!
  return only.supersedes ? { facts, current: [], conflicts: [only.id] } : { facts, current: facts, conflicts: NONE }
}

const bodyOf = (fact: AnyFact): string => canonical(fact)

/** Text of a fact that does not depend on the order in which its fields were written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  entries.sort(([a], [b]) => compareIds(a, b))
  return `{${entries.map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`).join(',')}}`
}

export function conflictFindings(index: FactIndex): RunFinding[] {
  const findings: RunFinding[] = index.differing.map((id) => ({
    code: 'fact.body-differs',
    block: (index.byId.get(id)?.slot.block ?? '') as BlockId, // '' = the cycle itself
    message: `事实 ${id} 再次送达但内容不同，已按先收到的内容保留。`,
  }))
  for (const id of index.unreadable)
    findings.push({ code: 'fact.unreadable', block: '' as BlockId, message: `事实 ${id} 无法读取，未采用。` }) // '' as above
  for (const id of index.conflicts) {
    const { slot } = index.byId.get(id)!
    findings.push({
      code: 'fact.superseded-not-current',
      block: (slot.block ?? '') as BlockId, // as above
      ...(slot.row ? { row: slot.row } : {}),
      message: `更正 ${id} 针对的内容已不是现行内容，已保留但未采用。`,
    })
  }
  // Buckets stand in order of arrival, which must not be seen (law *order*).
  return findings.sort((a, b) => compareIds(a.message, b.message) || compareIds(a.code, b.code))
}

const READERS = new WeakMap<FactIndex, FactReader>()

/** The index as kernels read it; an index never changes, so one reader serves it for good. */
export function readerOf(index: FactIndex): FactReader {
  const known = READERS.get(index)
  if (known) return known
  const reader = newReader(index)
  READERS.set(index, reader)
  return reader
}

const NONE: readonly never[] = []

function newReader(index: FactIndex): FactReader {
  const ofKind = (kind: FactKind): readonly AnyFact[] => factsOfKind(index, kind)
  const about = <K extends FactKind>(kind: K, block: string, row?: Key): readonly Fact<K>[] => {
    const current = index.buckets.get(block)?.get(row ?? '')?.current
    if (!current || current.length === 0) return NONE
    const isOne = current.length === 1 && current[0]!.kind === kind
    // `kind` is the discriminant, so what is left has that kind's value
    return (isOne ? current : current.filter((fact) => fact.kind === kind)) as unknown as readonly Fact<K>[]
  }
  return {
    about,
    first: (fact) => firstOf(index, fact),
    replaced: (fact) => replacedBy(index, fact),
    superseded: (fact) => supersededBy(index, fact),
    one: (kind, block, row) => about(kind, block, row).at(-1),
    all: <K extends FactKind>(kind: K) => ofKind(kind) as unknown as readonly Fact<K>[], // as above
  }
}

function supersededBy<K extends FactKind>(index: FactIndex, fact: Fact<K>): Fact<K> | undefined {
  const found = fact.supersedes === undefined ? undefined : index.byId.get(fact.supersedes)
  // of the same kind, as just compared; none that names itself
  return found?.kind === fact.kind && found.id !== fact.id ? (found as unknown as Fact<K>) : undefined
}

function replacedBy<K extends FactKind>(index: FactIndex, fact: Fact<K>): Fact<K> | undefined {
  if (fact.supersedes !== undefined) return undefined
  const { block, row } = fact.slot
  const facts = index.buckets.get(`${block ?? ''}`)?.get(`${row ?? ''}`)?.facts ?? []
  const slot = slotKey(fact.slot)
  const found = facts.findLast(
    (one) => one.kind === fact.kind && slotKey(one.slot) === slot && one.id !== fact.id && one.known <= fact.known,
  )
  return found as unknown as Fact<K> | undefined // of the same kind, as just compared
}

function firstOf<K extends FactKind>(index: FactIndex, fact: Fact<K>): Fact {
  let at = fact as unknown as AnyFact // every fact of the index is one of them
  if (!at.supersedes) return at
  const seen = new Set<FactId>()
  for (;;) {
    const earlier = at.supersedes && !seen.has(at.id) ? index.byId.get(at.supersedes) : undefined
    if (!earlier) return at
    seen.add(at.id)
    at = earlier
  }
}
