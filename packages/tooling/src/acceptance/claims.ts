import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../command.ts'
import type { SuiteResult } from '../test/suite.ts'
import { claimsOf } from './document.ts'
import { type Proof, rows, type Standing, type State, standingOf } from './standing.ts'

export const DOCUMENT = join(ROOT, 'docs/acceptance.md')

/** A weaker claim than the proof allows is no lie. */
const STRENGTH: { readonly [S in State]: number } = { open: 0, 'not ours': 0, adapter: 1, modelled: 1, done: 2 }

/** ACCEPT-2: claims of the document for which this run has no proof, each in a sentence. */
export function unproven(claims: ReadonlyMap<string, State>, standings: readonly Standing[]): readonly string[] {
  const known = new Map(standings.map((one) => [one.row.id, one.state]))
  return [...claims].flatMap(([id, claimed]) => {
    const state = known.get(id)
    if (state === undefined) return [`${id} is no row of the five articles`]
    return STRENGTH[claimed] > STRENGTH[state] ? [`${id} is said to be ${claimed}, and no passing test says so`] : []
  })
}

/** The document against the tests that just passed, as a suite of its own. */
export function checkClaims(proofs: readonly Proof[]): SuiteResult {
  const standings = rows().map((row) => standingOf(row, proofs))
  const claims = existsSync(DOCUMENT) ? claimsOf(readFileSync(DOCUMENT, 'utf8')) : new Map<string, State>()
  const lies = unproven(claims, standings)
  const output = `${lies.join('\n')}\nRun pnpm acceptance after a whole npm test, or mend the tests.`
  return { name: 'acceptance', seconds: 0, passed: claims.size - lies.length, failed: lies.length, output }
}
