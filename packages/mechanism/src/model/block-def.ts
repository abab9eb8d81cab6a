import type { ZodType } from 'zod'
import type { Edit } from '../edit/edit.ts'
import type { BlockKind } from './block-kind.ts'
import type { Column } from './column.ts'
import type { Block, Json, Mechanism, SettingPath } from './mechanism.ts'

/** A complaint about a drawing, in words, with the place to mend it and, where one is known, the mending edit. */
export interface Finding {
  readonly code: string
  /** `error` blocks publishing (model §3), `warning` is shown. */
  readonly severity: 'error' | 'warning'
  readonly block?: string
  readonly port?: string
  readonly message: string
  /** What one step would mend it, in a few words. */
  readonly fix?: { readonly label: string; readonly edit: Edit }
}

/** What flows on a wire, known before anything runs. */
export interface RosterType {
  /** Subject kinds of the key (ROW-1). */
  readonly keyType: readonly string[]
  readonly columns: readonly Column[]
  /** Rows here stand downstream of a frozen result (RES-4). */
  readonly frozen: boolean
  /** Names of the cycle's deadlines by id, carried along so that every block can say them. */
  readonly deadlines?: { readonly [id: string]: string }
}

/** What a block of the same drawing is called; its id where there is none with it. */
export type Called = (block: string) => string

export interface PortSpec {
  readonly id: string
  readonly label: string
  /** Rows that leave here have reached an outcome; the port need not be wired or marked as an end (BR-2). */
  readonly final?: boolean
}

/** SHIELD-1, POST, TELL: what an effect of a block does to the outside, known before anything runs. */
export interface Consequence {
  readonly punitive: boolean
  /** Money moves. */
  readonly money: boolean
  /** Seen by the general public. */
  readonly public: boolean
}

/** DIFF-3: one difference between two settings of a block, for a kind that has better words than the general ones. */
export interface SettingChange {
  /** A setting changed, a row of a table came or went, or its rows stand in another order. */
  readonly what: 'set' | 'insert' | 'remove' | 'order'
  /** Of the setting, or of the table. */
  readonly path: SettingPath
  /** The words on the way there, from outside in; the row where the way leads through a table. */
  readonly trail: readonly { readonly title?: string; readonly row?: string }[]
  readonly before?: Json
  readonly after?: Json
  /** The row that came or went, in quotation marks or as 第 2 行. */
  readonly row?: string
  /** All rows in their new order. */
  readonly rows?: readonly string[]
}

/**
 * What one block kind supplies, built in or from a plug-in: all that the language, the screens and the outline know of it.
 * Its meaning stands beside it: in `compile/<kind>.ts`, or in the plug-in.
 */
export interface BlockDef<C = unknown> {
  readonly kind: BlockKind
  /** 名, as it stands on the card. */
  readonly name: string
  readonly family: 'time' | 'people' | 'figures' | 'flow' | 'outcome'
  /** Parameters with visible defaults; `.meta({ title, labels, … })` feeds the settings panel. */
  readonly schema: ZodType<C>
  readonly inputs: (config: C) => readonly PortSpec[]
  readonly outputs: (config: C) => readonly PortSpec[]
  /** Row block or set block, derived from the settings and shown as a badge (行 / 集). */
  readonly arity: (config: C) => 'row' | 'set'
  /** Column ids this block reads from its input, for type checking and for what a removed block would break. */
  readonly reads: (config: C) => readonly string[]
  /** Columns of the frozen table that expressions of scope `source` speak of (history, roster). */
  readonly source?: (config: C) => readonly Column[]
  /** Types at each output port, given the types at the inputs. */
  readonly types: (
    config: C,
    inputs: { readonly [port: string]: RosterType | undefined },
  ) => { readonly [port: string]: RosterType }
  /** Present on blocks with effects (post, tell). An author may raise `punitive`, never lower it (SHIELD-1). */
  readonly consequence?: (config: C) => Consequence
  /** The block as one or two plain Chinese sentences, every default visible; other blocks by what they are called. */
  readonly sentence: (config: C, input: RosterType | undefined, called?: Called) => string
  /** Own words for a difference, without the block's name in front; where it gives none, settings are said by their titles. */
  readonly diff?: (change: SettingChange, config: C) => string | undefined
  readonly lint: (block: Block, config: C, mechanism: Mechanism, input: RosterType | undefined) => readonly Finding[]
  readonly example: C
}
