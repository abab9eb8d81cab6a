export type Counts = { passed: number; failed: number }

// The parts of vitest's and Playwright's JSON reports that are read here.
type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string; fullName?: string }[] }[]
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: unknown[]
  suites?: PlaywrightSuite[]
}
type PlaywrightSuite = { title: string; specs?: { title: string; ok: boolean }[]; suites?: PlaywrightSuite[] }

/** A file that could not be loaded counts as one failure: vitest reports no failed test for it. */
export function countVitest(report: VitestReport): Counts {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

/** A test that passed only on a second try did not pass. */
export function countPlaywright({ stats, errors }: PlaywrightReport): Counts {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}

/** How the tests that passed call themselves. */
export const titlesVitest = ({ testResults }: VitestReport): string[] =>
  testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, fullName }) => (status === 'passed' && fullName ? [fullName] : [])),
  )

export const titlesPlaywright = ({ suites = [] }: Pick<PlaywrightReport, 'suites'>): string[] =>
  suites.flatMap((suite) => [
    ...(suite.specs ?? []).flatMap(({ title, ok }) => (ok ? [`${suite.title} ${title}`] : [])),
    ...titlesPlaywright(suite),
  ])

/** Lines such as `PROOF S1 … PASS`, one per proof. */
export function countProofs(output: string): Counts {
  const verdicts = [...output.matchAll(/^(?:PROOF|PERF)\b.*\b(PASS|FAIL)$/gm)].map(([, verdict]) => verdict)
  return {
    passed: verdicts.filter((verdict) => verdict === 'PASS').length,
    failed: verdicts.filter((verdict) => verdict === 'FAIL').length,
  }
}

/** A run that ended badly without naming a failed test, or that has test files and ran none, is itself a failure. */
export function settle(counts: Counts, ok: boolean): Counts {
  const silent = counts.failed === 0 && (!ok || counts.passed === 0)
  return silent ? { ...counts, failed: 1 } : counts
}
