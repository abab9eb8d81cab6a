import type { FieldDifference } from '@jizhi/contracts'
import { type Change, diff, type Mechanism } from '@jizhi/mechanism'
import { canonicalText } from '../../platform/digest.ts'

const WHOLE = 'mechanism'

/** Two drawings side by side, block by block: what each does that the other does not, in sentences. */
export function drawingDifferences(mine: Mechanism, theirs: Mechanism): FieldDifference[] {
  const [a, b] = [ordered(mine), ordered(theirs)]
  const yours = byBlock(diff(b, a))
  const others = byBlock(diff(a, b))
  const nameOf = (id: string): string =>
    [...mine.blocks, ...theirs.blocks].find((block) => block.id === id)?.name ?? (id === WHOLE ? '整张图' : id)
  return [...new Set([...yours.keys(), ...others.keys()])].map((field) => ({
    ...{ field, label: nameOf(field) },
    ...{ yours: yours.get(field) ?? '', theirs: others.get(field) ?? '' },
  }))
}

// The store keeps the names inside an object in an order of its own, which is no difference.
const ordered = (drawing: Mechanism): Mechanism => JSON.parse(canonicalText(drawing)) as Mechanism // the same drawing

const byBlock = (changes: readonly Change[]): ReadonlyMap<string, string> =>
  new Map(
    [...Map.groupBy(changes, ({ block }) => block ?? WHOLE)].map(([block, of]) => [
      block,
      of.map(({ zh }) => zh).join('；'),
    ]),
  )
