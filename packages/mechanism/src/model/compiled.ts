import type { BlockId, Day, PersonId } from '@jizhi/domain'
import type { BlockConfigs } from '../blocks/index.ts'
import type { DisputeRules } from '../derive/disputes.ts'
import type { RosterType } from './block-def.ts'
import type { BlockKind } from './block-kind.ts'
import type { RunFinding } from './derived.ts'
import type { KernelOp, Run } from './kernel.ts'
import type { Mechanism } from './mechanism.ts'

/** What a block may know of the drawing around it when its meaning is made. */
export interface CompileContext {
  readonly block: BlockId
  readonly mechanism: Mechanism
  readonly inputs: { readonly [port: string]: RosterType | undefined }
  /** Every input port the settings call for, wired or not. */
  readonly ports: { readonly [port: string]: true }
  readonly outputs: { readonly [port: string]: RosterType }
  /** The settings of the first other block of a kind, or of the one with this id; nothing where they cannot be read. */
  readonly settings: <K extends BlockKind>(kind: K, id?: string) => BlockConfigs[K] | undefined
}

/** SHIELD-2e: the named post, by its holders of the day (PIN-4). */
export type Signatory = (run: Run, on?: Day) => { readonly role: string; readonly persons: readonly PersonId[] }

/** What a block compiles to: kernel operations, and what the shield must know of them. */
export interface Compiled {
  readonly ops: readonly KernelOp[]
  readonly signatory?: Signatory
  /** OBJ-2…5: who may dispute what, until when, and who decides. */
  readonly disputes?: DisputeRules
  /** Input ports whose rows are others than the block's own: statements there are not about its rows. */
  readonly otherRows?: readonly string[]
  /** What of the settings cannot be run as written. */
  readonly findings?: readonly Omit<RunFinding, 'block'>[]
}

export type Compile<C> = (config: C, context: CompileContext) => Compiled
