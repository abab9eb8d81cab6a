import type { Proof } from '../acceptance/standing.ts'

/** What one suite did. `output` is shown when something failed; `proofs` are the titles of what passed. */
export type SuiteResult = {
  name: string
  seconds: number
  passed: number
  failed: number
  output: string
  proofs?: readonly Proof[]
}

/** Adds up parts of one suite; parts that passed say nothing. */
export function sum(name: string, parts: SuiteResult[]): SuiteResult {
  const total = (pick: (part: SuiteResult) => number) => parts.reduce((so, part) => so + pick(part), 0)
  return {
    name,
    seconds: total((part) => part.seconds),
    passed: total((part) => part.passed),
    failed: total((part) => part.failed),
    proofs: parts.flatMap((part) => part.proofs ?? []),
    output: parts
      .filter((part) => part.failed > 0)
      .map((part) => `── ${part.name}\n${part.output}`)
      .join('\n'),
  }
}

/** The closing table; its last line is what a machine reads. */
export function report(suites: SuiteResult[]): string {
  const row = (name: string, ...cells: string[]) => name.padEnd(12) + cells.map((cell) => cell.padStart(9)).join('')
  const all = sum('all', suites)
  return [
    row('suite', 'seconds', 'passed', 'failed'),
    ...suites.map((suite) => row(suite.name, suite.seconds.toFixed(1), String(suite.passed), String(suite.failed))),
    '',
    `${all.passed} passed, ${all.failed} failed`,
  ].join('\n')
}
