export type Counts = { passed: number; failed: number }

// The parts of vitest's and Playwright's JSON reports that are read here.
type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

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
