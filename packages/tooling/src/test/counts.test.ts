import { expect, test } from 'vitest'
import { countPlaywright, countProofs, countVitest, settle } from './counts.ts'
import { report, sum } from './suite.ts'

const file = (status: string, tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})

test('COUNT-1 a file that does not load is a failure although no test in it failed', () => {
  const results = [file('passed', ['passed']), file('failed', [])]
  expect(countVitest({ numPassedTests: 1, numFailedTests: 0, testResults: results })).toEqual({ passed: 1, failed: 1 })
})

test('COUNT-1 a failed test is counted once, not again with its file', () => {
  const results = [file('failed', ['passed', 'failed'])]
  expect(countVitest({ numPassedTests: 1, numFailedTests: 1, testResults: results })).toEqual({ passed: 1, failed: 1 })
})

test('COUNT-2 a browser test that needed a second try did not pass', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1 }
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 3 })
})

test('COUNT-3 a proof is a line that ends in a verdict', () => {
  const output = 'PROOF S1.routes checked=120 PASS\nnoise PASS\nPROOF S2.tables FAIL\n  PROOF indented PASS'
  expect(countProofs(output)).toEqual({ passed: 1, failed: 1 })
})

test('COUNT-4 a suite that ran nothing, or ended badly without a name, has failed', () => {
  expect(settle({ passed: 0, failed: 0 }, true)).toEqual({ passed: 0, failed: 1 })
  expect(settle({ passed: 9, failed: 0 }, false)).toEqual({ passed: 9, failed: 1 })
  expect(settle({ passed: 9, failed: 2 }, false)).toEqual({ passed: 9, failed: 2 })
  expect(settle({ passed: 9, failed: 0 }, true)).toEqual({ passed: 9, failed: 0 })
})

test('COUNT-5 the last line of the report is the sum of the suites', () => {
  const part = { seconds: 1.26, passed: 2, failed: 0, output: 'quiet' }
  const suites = [
    { ...part, name: 'unit' },
    { ...part, name: 'stories', failed: 1 },
  ]
  expect(report(suites).split('\n')).toEqual([
    'suite         seconds   passed   failed',
    'unit              1.3        2        0',
    'stories           1.3        2        1',
    '',
    '4 passed, 1 failed',
  ])
  expect(sum('all', suites).output).toBe('── stories\nquiet')
})
