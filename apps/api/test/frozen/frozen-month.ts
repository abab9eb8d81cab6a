import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { AnyFact, Derived, FrozenRows, Mechanism } from '@jizhi/mechanism'

/** What a month came to: nothing here may change when later versions derive the same facts again. */
export interface Outcome {
  readonly results: readonly { readonly block: string; readonly digest: string; readonly rows: FrozenRows }[]
  /** Slot, kind and content digest of every effect, boards among them. */
  readonly effects: readonly string[]
}

/** A month as one version of the product left it: its drawing, its facts, and what came out. */
export interface FrozenMonth {
  readonly name: string
  readonly mechanism: Mechanism
  readonly facts: readonly AnyFact[]
  readonly outcome: Outcome
}

export const outcomeOf = ({ results, effects }: Derived): Outcome => ({
  results: results.map(({ block, live }) => ({ block, digest: live.digest, rows: live.rows })),
  effects: effects.map(({ slot, kind, digest }) => [slot.block, slot.row, slot.line, kind, digest].join(' ')).sort(),
})

const here = import.meta.dirname

/** Every month ever frozen, by the step that froze it. */
export function frozenMonths(): readonly FrozenMonth[] {
  return readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(
      ({ name }) =>
        readdirSync(join(here, name))
          .filter((file) => file.endsWith('.json.gz'))
          .map((file) => JSON.parse(gunzipSync(readFileSync(join(here, name, file))).toString()) as FrozenMonth), // our own file
    )
}
