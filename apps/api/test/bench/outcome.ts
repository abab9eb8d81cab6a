import { createHash } from 'node:crypto'

/** What a closed month says, unit by unit: `v17 9123 4 180`. Townships are `t`, villages `v`, both counted from 0. */
export interface Outcome {
  /** Score in hundredths, place, place from the bottom. */
  readonly results: readonly string[]
  /** Fen. */
  readonly awards: readonly string[]
  /** Annual points. */
  readonly points: readonly string[]
  /** Board and place. */
  readonly boards: readonly string[]
}

/** Equal digests mean equal rows, to the fen. */
export function digestOfOutcome(outcome: Outcome): string {
  const text = Object.entries(outcome).map(([name, lines]) => [name, ...[...lines].sort()].join('\n'))
  return createHash('sha256').update(text.join('\n')).digest('hex')
}

/** The first line in which two outcomes differ, for a person who looks for the cause. */
export function firstDifference(product: Outcome, oracle: Outcome): string | undefined {
  for (const name of Object.keys(oracle) as (keyof Outcome)[]) {
    const [mine, theirs] = [new Set(product[name]), new Set(oracle[name])]
    const more = product[name].find((line) => !theirs.has(line))
    const less = oracle[name].find((line) => !mine.has(line))
    if (more ?? less) return `${name}: product ${more ?? '-'}, oracle ${less ?? '-'}`
    if (product[name].length !== oracle[name].length)
      return `${name}: product ${product[name].length} rows, oracle ${oracle[name].length}`
  }
  return undefined
}
