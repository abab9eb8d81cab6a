import { ok, type Result } from '@jizhi/domain'
import type { Consequence, Finding, PortSpec, RosterType } from '../model/block-def.ts'
import type { BlockKind } from '../model/block-kind.ts'
import type { Column } from '../model/column.ts'
import type { Block, Mechanism } from '../model/mechanism.ts'
import { blockDef } from './index.ts'
import { readConfig } from './read-config.ts'
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

/** Reads a block's settings and binds its definition to them. Fails with the first complaint about the settings. */
export function openBlock<K extends BlockKind>(block: Block & { readonly kind: K }): Result<OpenBlock, Finding> {
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
    sentence: (input) => def.sentence(config, input),
    lint: (mechanism, input) => def.lint(block, config, mechanism, input),
  })
}
