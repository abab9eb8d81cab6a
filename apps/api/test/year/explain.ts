import { type WhyNode, whyCell } from '@jizhi/contracts'
import { expect } from 'vitest'
import type { Office } from './office.ts'

/** Figures that somebody filled in, and tables or balances that were known: where a figure ends. */
interface Grounds {
  /** Facts that stand in a file, as `file!cells`. */
  readonly cells: ReadonlySet<string>
  /** Facts by their kind. */
  readonly facts: ReadonlyMap<string, string>
  /** Cells that stand on nothing at all. */
  readonly empty: readonly WhyNode[]
}

export async function why(office: Office, cycle: string, block: string, port: string, row: string, column: string) {
  const reply = await (await office.place.as('leader')).call(whyCell, {
    params: { county: office.place.county.code, cycle },
    query: { block, port, row, column },
  })
  expect(reply.status, `${block} ${column} ${reply.text}`).toBe(200)
  return reply.answer
}

/** Walks a figure down to where it ends. */
export function groundsOf(node: WhyNode): Grounds {
  const cells = new Set<string>()
  const facts = new Map<string, string>()
  const empty: WhyNode[] = []
  const visit = (one: WhyNode): void => {
    for (const { id, kind, file, cell } of one.facts) {
      facts.set(id, kind)
      if (file !== null) cells.add(`${file}!${cell}`)
    }
    if (one.inputs.length === 0 && one.facts.length === 0) empty.push(one)
    for (const below of one.inputs) visit(below)
  }
  visit(node)
  return { cells, facts, empty }
}

/** Four questions at a time, so that nobody waits for one answer on the way to the next question. */
export async function each<T>(list: readonly T[], ask: (one: T) => Promise<void>): Promise<void> {
  const rest = list.values()
  const asking = async (): Promise<void> => {
    for (const one of rest) await ask(one)
  }
  await Promise.all(Array.from({ length: 4 }, asking))
}
