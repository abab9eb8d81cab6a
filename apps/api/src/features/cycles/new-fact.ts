import type { CycleId, FactId, Instant, Key, MechanismId, PersonId, WordsId } from '@jizhi/domain'
import type { AnyFact, FactKind, FactValues, Slot } from '@jizhi/mechanism'
import { digestOf, idOfDigest } from '../../platform/digest.ts'

/** A statement about to be stored. `known` is the store's to give (FACT-2). */
export interface NewFact<K extends FactKind = FactKind> {
  readonly kind: K
  readonly slot: {
    readonly block?: string
    readonly row?: string
    readonly person?: string
    readonly round?: number
    readonly item?: string
  }
  readonly value: FactValues[K]
  /** Epoch milliseconds; the moment of storing unless stated. */
  readonly at?: number
  readonly by?: string
  readonly source?: { readonly file?: string; readonly cell?: string; readonly device?: string; readonly api?: string }
  readonly supersedes?: string
  /** Id of the erasable words that give the reason. */
  readonly reasonId?: string
  readonly importId?: string
  /** Made from slot, content and what it supersedes unless given (FACT-3). */
  readonly id?: string
}

/** A fact of any one kind, so that its value fits its kind. */
export type AnyNewFact = { [K in FactKind]: NewFact<K> }[FactKind]

export interface DigestedFact {
  readonly fact: AnyNewFact
  readonly id: string
  readonly digest: string
}

/** FACT-3: the digest of slot, content and superseded id; who said it, when and from which file is not content. */
export function digested(cycleId: string, fact: AnyNewFact): DigestedFact {
  const digest = digestOf([cycleId, fact.kind, fact.slot, contentOf(fact), fact.supersedes ?? null])
  return { fact, digest, id: fact.id ?? idOfDigest(digest) }
}

/** RES-3: the digest of a frozen table stands for its rows, which need not be hashed a second time. */
function contentOf(fact: AnyNewFact): object {
  if (fact.kind !== 'frozen') return fact.value
  const { rows: _, ...said } = fact.value
  return said
}

/** A fact just inserted, as reading it back would give it. */
export function storedFact(
  { fact, id }: DigestedFact,
  place: { readonly mechanismId: string; readonly cycleId: string; readonly known: number },
): AnyFact {
  const { block, row, person, round, item } = fact.slot
  return factOf({
    ...{ id, mechanism_id: place.mechanismId, cycle_id: place.cycleId, kind: fact.kind },
    ...{ block: block ?? null, row: row ?? null, person: person ?? null, round: round ?? null, item: item ?? null },
    sheet: fact.kind === 'answered' ? [...fact.value.sheet] : [],
    value: fact.kind === 'answered' ? withoutSheet(fact.value) : fact.value,
    at: String(fact.at ?? place.known),
    known: String(place.known),
    by: fact.by ?? null,
    source: fact.source ?? null,
    supersedes_id: fact.supersedes ?? null,
    reason_id: fact.reasonId ?? null,
  })
}

/** The sheet stands in a column of its own. */
const withoutSheet = ({ sheet: _, ...beside }: FactValues['answered']): object => beside

/** A row of `facts`. */
export interface FactRow {
  readonly id: string
  readonly mechanism_id: string
  readonly cycle_id: string
  readonly kind: FactKind
  readonly block: string | null
  readonly row: string | null
  readonly person: string | null
  readonly round: number | null
  readonly item: string | null
  readonly sheet: number[]
  readonly value: object | null
  readonly at: string
  readonly known: string
  readonly by: string | null
  readonly source: AnyFact['source'] | null
  readonly supersedes_id: string | null
  readonly reason_id: string | null
}

/** A stored row as the heart reads it. What the store holds was checked when it came in: brands and kinds are taken as they are. */
export function factOf(row: FactRow): AnyFact {
  const slot = {
    ...(row.block === null ? {} : { block: row.block }),
    ...(row.row === null ? {} : { row: row.row as Key }),
    ...(row.person === null ? {} : { person: row.person as PersonId }),
    ...(row.round === null ? {} : { round: row.round }),
    ...(row.item === null ? {} : { item: row.item }),
  } as Slot
  const fact = {
    id: row.id as FactId,
    mechanism: row.mechanism_id as MechanismId,
    cycle: row.cycle_id as CycleId,
    kind: row.kind,
    slot,
    value: row.kind === 'answered' ? { sheet: row.sheet, ...row.value } : (row.value ?? {}),
    at: Number(row.at) as Instant,
    known: Number(row.known) as Instant,
    ...(row.by === null ? {} : { by: row.by as PersonId }),
    ...(row.source === null ? {} : { source: row.source }),
    ...(row.supersedes_id === null ? {} : { supersedes: row.supersedes_id as FactId }),
    ...(row.reason_id === null ? {} : { reason: row.reason_id as WordsId }),
  }
  return fact as unknown as AnyFact // one row holds one kind with its own value
}
