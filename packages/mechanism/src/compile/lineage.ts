import { type BlockId, storedId } from '@jizhi/domain'
import type { BlockKind } from '../model/block-kind.ts'
import type { PortRef } from '../model/mechanism.ts'
import type { CompiledBlock, Lineage } from './program.ts'

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

/** What a block inherits from the blocks it reads, nearest first. */
export function lineageOf(
  kind: BlockKind,
  inputs: readonly PortRef[],
  done: ReadonlyMap<BlockId, CompiledBlock>,
): Lineage {
  const above = inputs.flatMap((from) => {
    const block = done.get(storedId<BlockId>(from.block))
    return block ? [{ from, block }] : []
  })
  const first = above[0]
  const isRoot = first?.block.kind === 'roster' || first?.block.kind === 'regroup'
  const named = (wanted: BlockKind, inherited: (block: CompiledBlock) => readonly BlockId[]): readonly BlockId[] =>
    distinct(above.flatMap(({ block }) => [...(block.kind === wanted ? [block.id] : []), ...inherited(block)]))
  return {
    root: kind === 'roster' ? undefined : isRoot ? first.from : first?.block.root,
    silentPorts: above.flatMap(({ block }) => [
      ...(block.kind === 'ask' ? [{ block: block.id, port: 'silent' }] : []),
      ...(block.kind === 'regroup' ? [] : block.silentPorts),
    ]),
    objections: named('objection', (block) => block.objections),
    results: named('result', (block) => block.results),
    asks: above.flatMap(({ block }) => [
      ...(block.kind === 'ask' ? [{ ask: block.id, sameRows: true }] : []),
      ...block.asks.map(({ ask, sameRows }) => ({ ask, sameRows: sameRows && block.kind !== 'regroup' })),
    ]),
  }
}
