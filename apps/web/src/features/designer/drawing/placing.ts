import { type Block, type Edit, type Mechanism, openBlock, type PortRef, type Wire } from '@jizhi/mechanism'
import { joining } from './connecting.ts'

/** Where a new block is to stand in the flow: behind a way out, before a way in, or on a wire. */
export type Place = { readonly after: PortRef } | { readonly before: PortRef } | { readonly on: Wire }

/** The edit that adds a block and joins it at its first port; undefined where it has no such port. */
export function placing(mechanism: Mechanism, block: Block, place: Place): Edit | undefined {
  if ('on' in place) return { do: 'insert', block, wire: place.on }
  const opened = openBlock(block)
  if (!opened.ok) return undefined
  const [input] = opened.value.inputs
  const [output] = opened.value.outputs
  const add: Edit = { do: 'add', block }
  if ('after' in place) {
    if (input === undefined) return undefined
    return all(add, joining(mechanism, { from: place.after, to: { block: block.id, port: input.id } }))
  }
  if (output === undefined) return undefined
  return all(add, joining(mechanism, { from: { block: block.id, port: output.id }, to: place.before }))
}

const all = (...edits: readonly Edit[]): Edit => ({ do: 'all', edits })

/** Ways in of other blocks that a way out may lead to, the free ones first. */
export function waysIn(mechanism: Mechanism, from: PortRef): readonly PortRef[] {
  const taken = new Set(mechanism.wires.map(({ to }) => `${to.block}/${to.port}`))
  const ways = mechanism.blocks.flatMap((block) => {
    const opened = openBlock(block)
    return opened.ok && block.id !== from.block
      ? opened.value.inputs.map(({ id }) => ({ block: block.id, port: id }))
      : []
  })
  const free = (way: PortRef) => !taken.has(`${way.block}/${way.port}`)
  return [...ways.filter(free), ...ways.filter((way) => !free(way))]
}
