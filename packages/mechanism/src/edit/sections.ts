import type { Group, Mechanism, Parameter } from '../model/mechanism.ts'
import type { Edit } from './edit.ts'

/** The document with these groups and parameters: none is written as absent, and they stand last, in one order. */
export function withSections(
  mechanism: Mechanism,
  groups: readonly Group[] | undefined,
  parameters: readonly Parameter[] | undefined,
): Mechanism {
  const { groups: _groups, parameters: _parameters, ...drawn } = mechanism
  return {
    ...drawn,
    ...(groups === undefined || groups.length === 0 ? {} : { groups }),
    ...(parameters === undefined || parameters.length === 0 ? {} : { parameters }),
  }
}

/** GROUP-2, PARAM-2: what goes with a block that is removed, and the edits that bring it back as it was. */
export function forgetBlock(
  mechanism: Mechanism,
  block: string,
): { readonly mechanism: Mechanism; readonly restore: readonly Edit[] } {
  const { groups, parameters } = mechanism
  const isGrouped = groups?.some((group) => group.blocks.includes(block)) ?? false
  const isOpen = parameters?.some((one) => one.block === block) ?? false
  if (!isGrouped && !isOpen) return { mechanism, restore: [] }
  const kept = parameters?.filter((one) => one.block !== block)
  return {
    mechanism: withSections(mechanism, groups === undefined ? undefined : takenOut(groups, [block]), kept),
    restore: [
      ...(isGrouped ? [{ do: 'replace-groups', groups: groups ?? [] } as const] : []),
      ...(isOpen ? [{ do: 'replace-parameters', parameters: parameters ?? [] } as const] : []),
    ],
  }
}

/** Groups without these blocks; a group that has none left goes. */
export const takenOut = (groups: readonly Group[], blocks: readonly string[]): readonly Group[] =>
  groups.flatMap((group) => {
    if (!group.blocks.some((id) => blocks.includes(id))) return [group]
    const left = group.blocks.filter((id) => !blocks.includes(id))
    return left.length === 0 ? [] : [{ ...group, blocks: left }]
  })
