import { ok, type Result } from '@jizhi/domain'
import type { Called, Consequence, Finding, PortSpec, RosterType } from '../model/block-def.ts'
import type { BlockKind } from '../model/block-kind.ts'
import type { Column } from '../model/column.ts'
import type { Block, Mechanism } from '../model/mechanism.ts'
import { blockDef } from './index.ts'
import { isBlockKind, readConfig } from './read-config.ts'
import { type Setting, settingsOf } from './setting.ts'

/** A block with its settings read: everything a room may ask of it, whatever its kind. */
export interface OpenBlock {
  readonly block: Block
  /** 名: its own, else its kind's. */
  readonly name: string
  readonly inputs: readonly PortSpec[]
  readonly outputs: readonly PortSpec[]
  readonly arity: 'row' | 'set'
  readonly reads: readonly string[]
  /** What expressions of scope `source` speak of. */
  readonly source: readonly Column[]
  readonly consequence: Consequence | undefined
  /** Every setting that stands in the block, with what its schema says about it. */
  readonly settings: readonly Setting[]
  readonly types: (inputs: { readonly [port: string]: RosterType | undefined }) => {
    readonly [port: string]: RosterType
  }
  readonly sentence: (input: RosterType | undefined) => string
  readonly lint: (mechanism: Mechanism, input: RosterType | undefined) => readonly Finding[]
}

/** Its own name, else its kind's; the id of a block that is not among these. */
export const calledIn = (blocks: readonly Block[]): Called => {
  const byId = new Map(blocks.map((block) => [block.id, block]))
  return (id) => {
    const block = byId.get(id)
    return block?.name ?? (block && isBlockKind(block.kind) ? blockDef(block.kind).name : id)
  }
}

/**
 * Reads a block's settings and binds its definition to them. Fails with the first complaint about the settings.
 * `called` is how its sentence speaks of the other blocks; alone, a block knows their ids only.
 */
export function openBlock<K extends BlockKind>(
  block: Block & { readonly kind: K },
  called: Called = (id) => id,
): Result<OpenBlock, Finding> {
  const read = readConfig(block)
  if (!read.ok) return read
  const def = blockDef(block.kind)
  const config = read.value
  return ok({
    block,
    name: block.name ?? def.name,
    inputs: def.inputs(config),
    outputs: def.outputs(config),
    arity: def.arity(config),
    reads: def.reads(config),
    source: def.source?.(config) ?? [],
    consequence: def.consequence?.(config),
    settings: settingsOf(def.schema, config),
    types: (inputs) => def.types(config, inputs),
    sentence: (input) => def.sentence(config, input, called),
    lint: (mechanism, input) => def.lint(block, config, mechanism, input),
  })
}
