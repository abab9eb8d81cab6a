import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../command.ts'
import type { Proof } from './standing.ts'

/** Where a test run leaves the titles of what passed. */
export const PROOFS = join(ROOT, 'node_modules/.cache/jizhi/proofs.json')

export function keepProofs(proofs: readonly Proof[]): void {
  mkdirSync(dirname(PROOFS), { recursive: true })
  writeFileSync(PROOFS, JSON.stringify(proofs))
}
