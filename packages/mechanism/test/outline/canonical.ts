import { type Mechanism, outline, readConfig } from '../../src/index.ts'

/** The same drawing in the order and the writing of its outline: defaults written out, lists in the order of the text. */
export function canonical(mechanism: Mechanism): Mechanism {
  const heads = outline(mechanism)
    .split('\n')
    .flatMap((line) => /^\d+\. .*?〔([^〔〕]+)〕(?:：|$)/.exec(line)?.[1] ?? [])
  const place = (id: string): number => heads.indexOf(id)
  const { groups, parameters, blocks, wires, ends, ...head } = mechanism
  const written = blocks.map((block) => {
    const read = readConfig(block)
    if (!read.ok) throw new Error(read.fault.message)
    return { id: block.id, kind: block.kind, ...(block.name ? { name: block.name } : {}), config: read.value }
  })
  const by = <T>(list: readonly T[], at: (one: T) => string): T[] =>
    [...list].sort((a, b) => place(at(a)) - place(at(b)))
  return {
    format: head.format,
    id: head.id,
    name: head.name,
    rounding: head.rounding,
    // Settings are JSON by their schemas.
    blocks: by(written, (one) => one.id) as unknown as Mechanism['blocks'],
    wires: by(wires, (one) => one.to.block),
    ends: by(ends, (one) => one.block),
    ...(groups ? { groups: groups.map((group) => ({ ...group, blocks: by(group.blocks, (id) => id) })) } : {}),
    ...(parameters ? { parameters } : {}),
  }
}
