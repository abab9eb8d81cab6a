import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { endWith, Refusal } from '../refusal.ts'
import { DOCUMENT } from './claims.ts'
import { documentOf } from './document.ts'
import { PROOFS } from './proofs.ts'
import { type Proof, rows, standingOf } from './standing.ts'

/** Writes docs/acceptance.md from what the last whole test run proved. */
function main(): void {
  if (!existsSync(PROOFS)) throw new Refusal('还没有测试记录，请先运行 npm test。')
  const proofs = JSON.parse(readFileSync(PROOFS, 'utf8')) as readonly Proof[] // written by the test run
  const standings = rows().map((row) => standingOf(row, proofs))
  writeFileSync(DOCUMENT, documentOf(standings))
  const count = (state: string): number => standings.filter((one) => one.state === state).length
  console.log(`docs/acceptance.md: ${count('done')} done, ${count('modelled')} modelled, ${count('open')} open`)
}

try {
  main()
} catch (error) {
  endWith(error)
}
