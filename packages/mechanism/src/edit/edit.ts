import type { Block, Json, JsonObject, Mechanism, PortRef, Rounding, Wire } from '../model/mechanism.ts'

/**
 * A change to a drawing, as plain data: it can be kept, sent and undone. `at` is the place in the document's list;
 * left out it means the end. Nothing else changes a mechanism.
 */
export type Edit =
  | { readonly do: 'add'; readonly block: Block; readonly at?: number }
  | { readonly do: 'remove'; readonly block: string }
  | { readonly do: 'duplicate'; readonly block: string; readonly as: string }
  | { readonly do: 'connect'; readonly wire: Wire; readonly at?: number }
  | { readonly do: 'disconnect'; readonly wire: Wire }
  /** Puts a new block on a wire; what flowed goes on through `port`, the block's first way out if left out. */
  | { readonly do: 'insert'; readonly block: Block; readonly wire: Wire; readonly port?: string }
  /** An empty name gives the block back the name of its kind. */
  | { readonly do: 'rename-block'; readonly block: string; readonly name: string }
  /** One setting, by names and numbers from the top: ['bands', 0, 'size']. */
  | { readonly do: 'set'; readonly block: string; readonly path: readonly (string | number)[]; readonly value: Json }
  /** All settings of a block at once. */
  | { readonly do: 'configure'; readonly block: string; readonly config: JsonObject }
  | { readonly do: 'mark-end'; readonly port: PortRef; readonly at?: number }
  | { readonly do: 'unmark-end'; readonly port: PortRef }
  | { readonly do: 'set-rounding'; readonly rounding: Rounding }
  | { readonly do: 'rename'; readonly name: string }
  /** Several at once: all or none. */
  | { readonly do: 'all'; readonly edits: readonly Edit[] }

/** Why an edit was refused, in a Chinese sentence. */
export interface EditFault {
  readonly code:
    | 'edit.unknown-block'
    | 'edit.unknown-port'
    | 'edit.unknown-wire'
    | 'edit.same-id'
    | 'edit.same-wire'
    | 'edit.input-taken'
    | 'edit.ring'
    | 'edit.settings'
    | 'edit.name'
    | 'edit.too-large'
  readonly message: string
}

export interface Edited {
  readonly mechanism: Mechanism
  /** Applied to `mechanism`, gives back the document before, exactly. */
  readonly inverse: Edit
}
