/** Those of a list that stand in all of the others as well, in its own order. */
export const common = (list: readonly string[], others: readonly (readonly string[])[]): readonly string[] =>
  list.filter((one) => others.every((other) => other.includes(one)))

export const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])

/** What is wanted in the order of the first list; what it lacks stands behind its neighbour in the next ones. */
export function inOrderOf(wanted: ReadonlySet<string>, lists: readonly (readonly string[])[]): readonly string[] {
  const order: string[] = []
  for (const list of lists) {
    let behind = -1
    for (const one of list) {
      const at = order.indexOf(one)
      if (at >= 0) behind = at
      else if (wanted.has(one)) {
        behind += 1
        order.splice(behind, 0, one)
      }
    }
  }
  return order
}
