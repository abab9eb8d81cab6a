import type { Key } from '@jizhi/domain'
import type { Derived, WantedEffect } from '@jizhi/mechanism'
import { digestOf } from '../../platform/digest.ts'
import type { EffectRow } from './effects.store.ts'

/** What must be done so that what exists equals what the facts call for (EFF-3). */
export interface Reconciliation {
  /** New effects that happen now. */
  readonly create: readonly EffectRow[]
  /** Corrections and withdrawals that wait for a person, new or changed. */
  readonly propose: readonly EffectRow[]
  /** Signed corrections: the row that takes the place of `replaces`. */
  readonly correct: readonly EffectRow[]
  /** Signed withdrawals. */
  readonly withdraw: readonly EffectRow[]
  /** Keys of proposals that are no longer needed. */
  readonly drop: readonly string[]
}

/** EFF-1: neither revision nor version is part of it; `n` numbers the contents applied one after another in the slot. */
export const effectKey = (slot: readonly string[], n: number): string => digestOf([...slot, n])

/** What a person signs: this change of that very effect, so that an older signature never fits. */
export const proposalDigest = (replaces: string, digest: string): string => digestOf(['proposal', replaces, digest])

export const WITHDRAWN = 'withdrawn'

interface Slot {
  readonly place: readonly [block: string, row: string, line: string]
  wanted?: WantedEffect
  readonly rows: EffectRow[]
}

/** Pure: wanted against existing, slot by slot. `signed` holds every digest that a signatory signed. */
export function reconcile(
  prefix: readonly string[],
  derived: Pick<Derived, 'effects' | 'tables'>,
  existing: readonly EffectRow[],
  signed: ReadonlySet<string>,
): Reconciliation {
  const plan = { create: [], propose: [], correct: [], withdraw: [], drop: [] } as {
    -readonly [K in keyof Reconciliation]: Reconciliation[K][number][]
  }
  for (const slot of slotsOf(derived.effects, existing).values()) {
    const active = slot.rows.find((row) => row.state === 'done')
    // what never left the house gives its number to what comes in its place
    const inside = slot.rows.find((row) => row.state === 'proposed' || row.state === 'refused')
    if (inside?.state === 'refused' && slot.wanted?.digest === inside.digest && isRefused(derived, slot.place)) continue
    const kind = slot.wanted?.kind ?? active?.kind
    // TELL-1: a board is one list; it hangs when its last row has arrived, not once per row.
    if (kind === 'board' && isAwaited(derived, slot.place[0])) continue
    const next = nextOf(prefix, slot, active, inside, () => isUndecided(derived, slot.place))
    if (next === 'keep') continue
    if (inside !== undefined && (next === 'nothing' || next.key !== inside.key)) plan.drop.push(inside.key)
    if (next === 'nothing') continue
    if (active === undefined) plan.create.push({ ...next, state: 'done' })
    else if (!signed.has(proposalDigest(active.key, next.digest)) || isHeld(slot.wanted)) {
      if (inside?.digest !== next.digest) plan.propose.push(next)
    } else if (next.digest === WITHDRAWN) plan.withdraw.push({ ...next, state: 'withdrawn' })
    else plan.correct.push({ ...next, state: 'done' })
  }
  return plan
}

/** SHIELD: a heavier punitive content still needs everything a first one needs. */
const isHeld = (wanted: WantedEffect | undefined): boolean => wanted !== undefined && wanted.standing !== 'ready'

function nextOf(
  prefix: readonly string[],
  { place, wanted, rows }: Slot,
  active: EffectRow | undefined,
  inside: EffectRow | undefined,
  isOpen: () => boolean,
): EffectRow | 'nothing' | 'keep' {
  const n = inside?.n ?? rows.length
  const [block, row, line] = place
  const base = { key: effectKey([...prefix, ...place], n), block, row, line, n, state: 'proposed' as const }
  if (active === undefined) {
    if (wanted === undefined || wanted.standing !== 'ready') return 'nothing'
    return { ...base, kind: wanted.kind, digest: wanted.digest, content: plainContent(wanted), replaces: null }
  }
  if (wanted?.digest === active.digest) return 'nothing'
  // A row still on its way (a verdict void, a result not frozen) is neither wanted nor unwanted yet.
  if (wanted === undefined && isOpen()) return 'keep'
  if (wanted === undefined) {
    if (active.kind === 'message' || active.kind === 'notice') return 'nothing'
    return { ...base, kind: active.kind, digest: WITHDRAWN, content: {}, replaces: active.key }
  }
  return { ...base, kind: wanted.kind, digest: wanted.digest, content: plainContent(wanted), replaces: active.key }
}

/** POST-2: the row left by 被拒, and nobody asked again since. */
const isRefused = (derived: Pick<Derived, 'tables'>, [block, row]: Slot['place']): boolean =>
  derived.tables[block]?.refused?.keys.includes(row as Key) ?? false // a key of the store is a key of the heart

function slotsOf(wanted: readonly WantedEffect[], existing: readonly EffectRow[]): Map<string, Slot> {
  const slots = new Map<string, Slot>()
  const at = (block: string, row: string, line: string): Slot => {
    const name = `${block}\n${row}\n${line}`
    const found = slots.get(name) ?? { place: [block, row, line] as const, rows: [] }
    slots.set(name, found)
    return found
  }
  for (const row of existing) at(row.block, row.row, row.line).rows.push(row)
  for (const effect of wanted) at(effect.slot.block, effect.slot.row, effect.slot.line).wanted = effect
  return slots
}

const isAwaited = (derived: Pick<Derived, 'tables'>, block: string): boolean =>
  Object.values(derived.tables[block] ?? {}).some((table) => table.states.some((state) => state !== 'settled'))

function isUndecided(derived: Pick<Derived, 'tables'>, [block, row]: Slot['place']): boolean {
  for (const table of Object.values(derived.tables[block] ?? {})) {
    const at = table.keys.indexOf(row as Key) // a key of the store is a key of the heart
    if (at >= 0 && table.states[at] !== 'settled') return true
  }
  return false
}

/** Content as JSON: whole numbers as text, so that nothing is rounded on the way. */
function plainContent(effect: WantedEffect): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(effect.content).map(([name, held]) => {
      if (typeof held === 'string' || 'missing' in held) return [name, held]
      return [name, { value: typeof held.value === 'bigint' ? held.value.toString() : held.value }]
    }),
  )
}
