import type { BlockId, Instant, Key } from '@jizhi/domain'
import type { CompiledBlock, Program } from '../compile/program.ts'
import { upstreamOf } from '../compile/upstream.ts'
import type { FactReader } from '../model/kernel.ts'

/**
 * EVAL-7 不收: whether anything this row rests on was first stated at or after an instant. An amendment stands as timely
 * as what it amends (FACT-5). Rows that a regroup made of others follow the rule their members met.
 */
export function heardLate(
  program: Program,
  facts: FactReader,
  block: CompiledBlock,
): (row: Key, from: Instant) => boolean {
  const asks = block.asks.filter((one) => one.sameRows).map((one) => one.ask)
  const reviews = reviewsAbove(program, block)
  return (row, from) =>
    asks.some((ask) => facts.about('answered', ask, row).some((fact) => facts.first(fact).known >= from)) ||
    reviews.some((id) => facts.about('judged', id, row).some((fact) => fact.known >= from))
}

/** A compiled block stands in one drawing: who reviews what reaches it is looked up once, not in every derivation. */
const REVIEWS = new WeakMap<CompiledBlock, readonly BlockId[]>()

function reviewsAbove(program: Program, block: CompiledBlock): readonly BlockId[] {
  const known = REVIEWS.get(block)
  if (known) return known
  const above = upstreamOf(program.mechanism, block.id)
  const reviews = program.order.filter((one) => one.kind === 'review' && above.has(one.id)).map((one) => one.id)
  REVIEWS.set(block, reviews)
  return reviews
}
