import type {
  Block,
  Group,
  Json,
  JsonObject,
  Mechanism,
  Parameter,
  PortRef,
  Rounding,
  SettingPath,
  Wire,
} from '../model/mechanism.ts'

/** Blocks with the wires between them and their ends, cut out of a drawing. */
export interface Fragment {
  readonly blocks: readonly Block[]
  readonly wires: readonly Wire[]
  readonly ends: readonly PortRef[]
}

/**
 * A change to a drawing, as plain data: it can be kept, sent and undone. `at` is the place in the document's list;
 * left out it means the end. Nothing else changes a mechanism.
 */
export type Edit =
  | { readonly do: 'add'; readonly block: Block; readonly at?: number }
  | { readonly do: 'remove'; readonly block: string }
  | { readonly do: 'duplicate'; readonly block: string; readonly as: string }
  /** Several blocks with the wires between them; `as` gives every copy its id. */
  | { readonly do: 'duplicate-blocks'; readonly as: { readonly [block: string]: string } }
  /** Blocks cut out of any drawing; `as` gives those a new id whose own one is taken. */
  | { readonly do: 'paste'; readonly fragment: Fragment; readonly as: { readonly [block: string]: string } }
  | { readonly do: 'connect'; readonly wire: Wire; readonly at?: number }
  | { readonly do: 'disconnect'; readonly wire: Wire }
  /** Puts a new block on a wire; what flowed goes on through `port`, the block's first way out if left out. */
  | { readonly do: 'insert'; readonly block: Block; readonly wire: Wire; readonly port?: string }
  /** An empty name gives the block back the name of its kind. */
  | { readonly do: 'rename-block'; readonly block: string; readonly name: string }
  /** One setting, by names and numbers from the top: ['bands', 0, 'size'], or by an item's id: ['bands', 'back', 'size']. */
  | { readonly do: 'set'; readonly block: string; readonly path: SettingPath; readonly value: Json }
  /** One item of a list or table inside the settings. */
  | {
      readonly do: 'insert-item'
      readonly block: string
      readonly path: SettingPath
      readonly item: Json
      readonly at?: number
    }
  | { readonly do: 'remove-item'; readonly block: string; readonly path: SettingPath; readonly at: number }
  | {
      readonly do: 'move-item'
      readonly block: string
      readonly path: SettingPath
      readonly from: number
      readonly to: number
    }
  /** All settings of a block at once. */
  | { readonly do: 'configure'; readonly block: string; readonly config: JsonObject }
  | { readonly do: 'mark-end'; readonly port: PortRef; readonly at?: number }
  | { readonly do: 'unmark-end'; readonly port: PortRef }
  /** Puts a list of the document into another order: place n takes what stood at `order[n]`. Means nothing to derive. */
  | { readonly do: 'reorder'; readonly list: 'blocks' | 'wires' | 'ends'; readonly order: readonly number[] }
  /** Makes a group; blocks that stood in another one move. */
  | { readonly do: 'group'; readonly group: Group; readonly at?: number }
  | { readonly do: 'ungroup'; readonly group: string }
  | { readonly do: 'rename-group'; readonly group: string; readonly title: string }
  /** Moves a block into a group, or out of its own where none is named. */
  | { readonly do: 'regroup'; readonly block: string; readonly group?: string; readonly at?: number }
  /** All groups at once; left out, there are none. */
  | { readonly do: 'replace-groups'; readonly groups?: readonly Group[] }
  /** Declares a parameter, or declares the one with this id anew. */
  | { readonly do: 'set-parameter'; readonly parameter: Parameter; readonly at?: number }
  | { readonly do: 'remove-parameter'; readonly parameter: string }
  | { readonly do: 'replace-parameters'; readonly parameters?: readonly Parameter[] }
  | { readonly do: 'set-rounding'; readonly rounding: Rounding }
  | { readonly do: 'rename'; readonly name: string }
  /** Several at once: all or none. */
  | { readonly do: 'all'; readonly edits: readonly Edit[] }

/** The edit of one name. */
export type EditOf<K extends Edit['do']> = Extract<Edit, { readonly do: K }>

/** Why an edit was refused, in a Chinese sentence. */
export interface EditFault {
  readonly code:
    | 'edit.unknown-block'
    | 'edit.unknown-port'
    | 'edit.unknown-wire'
    | 'edit.unknown-group'
    | 'edit.unknown-parameter'
    | 'edit.same-id'
    | 'edit.same-wire'
    | 'edit.input-taken'
    | 'edit.ring'
    | 'edit.settings'
    | 'edit.name'
    | 'edit.order'
    | 'edit.parameter'
    | 'edit.too-large'
  readonly message: string
}

export interface Edited {
  readonly mechanism: Mechanism
  /** Applied to `mechanism`, gives back the document before, exactly. */
  readonly inverse: Edit
}
