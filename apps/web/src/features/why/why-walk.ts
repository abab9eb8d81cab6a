import type { WhyNode } from '@jizhi/contracts'

/** Which input was opened at each step down from the figure that was asked about. */
export type WhyPath = readonly number[]

/** The nodes from the figure asked about to the one now shown; a path that leads nowhere ends where it still holds. */
export function walked(root: WhyNode, path: WhyPath): readonly [WhyNode, ...WhyNode[]] {
  const line: [WhyNode, ...WhyNode[]] = [root]
  let node = root
  for (const step of path) {
    const next = node.inputs[step]
    if (next === undefined) break
    line.push(next)
    node = next
  }
  return line
}

export interface WhyInput {
  readonly at: number
  readonly node: WhyNode
}

/** Inputs that belong to the same subject are its items (逐条); those of other subjects are where it came from (来自). */
export function inputsOf(node: WhyNode): { readonly others: readonly WhyInput[]; readonly own: readonly WhyInput[] } {
  const all = node.inputs.map((input, at) => ({ at, node: input }))
  return { others: all.filter((one) => one.node.row !== node.row), own: all.filter((one) => one.node.row === node.row) }
}

/** Every filled value an explanation rests on, once each, in the order of reading. */
export function filledUnder(root: WhyNode, isAsk: (block: string) => boolean): readonly WhyNode[] {
  const found = new Map<string, WhyNode>()
  const visit = (node: WhyNode): void => {
    if (isAsk(node.block) && node.facts.length > 0) found.set(`${node.block}\n${node.row}\n${node.column}`, node)
    for (const input of node.inputs) visit(input)
  }
  visit(root)
  return [...found.values()]
}
