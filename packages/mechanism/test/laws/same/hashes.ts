import { type AnyFact, type Derived, digestOf, type Mechanism } from '../../../src/index.ts'
import { bytesOf, ENGINE, type Engine } from '../engine.ts'

/** A drawing and its facts, as they are carried from one machine to another. */
export interface Carried {
  readonly mechanism: Mechanism
  readonly facts: readonly AnyFact[]
}

const labelsOf = ({ tables }: Derived): string[] =>
  Object.values(tables).flatMap((ports) =>
    Object.values(ports).flatMap((table) => table.columns.map((one) => one.label)),
  )

const beside = (more: (derived: Derived) => string): Engine => ({
  ...ENGINE,
  derived: (state) => {
    const derived = ENGINE.derived(state)
    return { ...derived, hash: `${derived.hash} ${digestOf(more(derived))}` }
  },
})

/** The engine, and two that look at the machine they run on. */
export const ENGINES: { readonly [name: string]: Engine } = {
  sound: ENGINE,
  // Puts words in the order of the reader's country.
  locale: beside((derived) =>
    labelsOf(derived)
      .sort((a, b) => a.localeCompare(b))
      .join(),
  ),
  // Tells the hour where the machine stands.
  zone: beside((derived) => String(new Date(derived.now).getHours())),
}

/** The hash after every fact, each derived on top of the one before, and the digest of every byte at the end. */
export function hashesOf(name: string, { mechanism, facts }: Carried): readonly string[] {
  const engine = ENGINES[name] ?? ENGINE
  let state = engine.start(mechanism)
  const hashes: string[] = []
  for (const fact of facts) {
    state = engine.absorb(state, [fact])
    hashes.push(engine.derived(state).hash)
  }
  return [...hashes, digestOf(bytesOf(engine.derived(state)))]
}
