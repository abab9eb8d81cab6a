import { type Mechanism, readDrawing } from '@jizhi/mechanism'

/** A block that shares out the available balance of an account (ALLOC-1). */
export interface Pool {
  readonly block: string
  /** Kind and name of the account, which is the mechanism's owner's. */
  readonly account: string
}

/**
 * ALLOC-1: the account a block draws on is the one its awards are booked against: the counter-account of the first entry
 * downstream that books its column. Where nothing is booked it is the owner's money as such.
 */
export function poolsOf(mechanism: Mechanism): readonly Pool[] {
  if (!mechanism.blocks.some(({ kind, config }) => kind === 'allocate' && config.pool === 'balance')) return []
  const drawing = readDrawing(mechanism)
  const booked = drawing
    .of('post')
    .flatMap(({ open, config }) =>
      config.lines
        .filter((line) => line.account === 'money')
        .map((line) => ({ column: line.column, counter: line.counter, post: open.block.id })),
    )
  return drawing
    .of('allocate')
    .filter(({ config }) => config.pool === 'balance')
    .map(({ open, config }) => {
      const block = open.block.id
      const below = downstreamOf(mechanism, block)
      const entry = booked.find(({ column, post }) => column === `${config.prefix}award` && below.has(post))
      return { block, account: entry === undefined ? 'money' : `money/${entry.counter}` }
    })
}

function downstreamOf(mechanism: Mechanism, block: string): ReadonlySet<string> {
  const found = new Set<string>([block])
  for (const id of found) // a Set is walked as it grows
    for (const wire of mechanism.wires) if (wire.from.block === id) found.add(wire.to.block)
  return found
}
