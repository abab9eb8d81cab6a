import { type BlockId, storedId } from '@jizhi/domain'
import type { BlockKind } from '../model/block-kind.ts'
import type { PortRef } from '../model/mechanism.ts'
import type { CompiledBlock, Lineage } from './program.ts'

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

/** RES-2: tables from which a domain is reckoned. */
const ROOTS: ReadonlySet<BlockKind> = new Set<BlockKind>(['roster', 'regroup', 'join'])
/** Ports with an item id at the end of their keys (ASK-4, SCORE-6). */
const FINER: ReadonlySet<string> = new Set(['items', 'losses'])

/** What a block inherits from the blocks it reads, nearest first. */
export function lineageOf(
  kind: BlockKind,
  inputs: ReadonlyMap<string, PortRef>,
  done: ReadonlyMap<BlockId, CompiledBlock>,
  otherRows: readonly string[],
): Lineage {
  const above = [...inputs].flatMap(([port, from]) => {
    const block = done.get(storedId<BlockId>(from.block))
    return block ? [{ port, from, block }] : []
  })
  const first = above.find(({ port }) => port === 'in' || port === 'left')
  const isRoot = first !== undefined && ROOTS.has(first.block.kind)
  // Rows of another port, or with further ids in their key, are not the rows the statements were about.
  const isSame = (port: string, from: PortRef): boolean => !otherRows.includes(port) && !FINER.has(from.port)
  const named = (
    wanted: readonly BlockKind[],
    inherited: (block: CompiledBlock) => readonly BlockId[],
  ): readonly BlockId[] =>
    distinct(above.flatMap(({ block }) => [...(wanted.includes(block.kind) ? [block.id] : []), ...inherited(block)]))
  return {
    root: kind === 'roster' ? undefined : isRoot ? first.from : first?.block.root,
    silentPorts: above.flatMap(({ block }) => [
      ...(block.kind === 'ask' ? [{ block: block.id, port: 'silent' }] : []),
      ...(block.kind === 'regroup' ? [] : block.silentPorts),
    ]),
    openPorts: above.flatMap(({ block }) => [
      ...(block.kind === 'branch' ? [{ block: block.id, port: 'open' }] : []),
      ...(block.kind === 'regroup' ? [] : block.openPorts),
    ]),
    objections: named(['objection'], (block) => block.objections),
    results: named(['result', 'ladder'], (block) => block.results),
    asks: above.flatMap(({ port, from, block }) => [
      ...(block.kind === 'ask' ? [{ ask: block.id, sameRows: isSame(port, from) }] : []),
      ...block.asks.map(({ ask, sameRows }) => ({
        ask,
        sameRows: sameRows && block.kind !== 'regroup' && isSame(port, from),
      })),
    ]),
  }
}
