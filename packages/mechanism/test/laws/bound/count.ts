/// <reference types="node" />
import { parseArgs } from 'node:util'
import { startCounting, stepsOf } from './steps.ts'

startCounting()
const { absorb, derived, emptyState } = await import('../../../src/index.ts')
const { anyDrawing } = await import('../drawings.ts')
const { checkedIn } = await import('../checked.ts')
const { attacked, copied, month } = await import('./grown.ts')
type Month = ReturnType<typeof month>

/** With a fault only the law it breaks is tried. */
const { values } = parseArgs({ options: { fault: { type: 'string', default: '' } } })

/** Looks at every row for every row, as many times as there are tables. */
function pairs({ tables }: ReturnType<typeof derived>): number {
  let same = 0
  for (const ports of Object.values(tables))
    for (const { keys } of Object.values(ports))
      for (const one of keys) for (const other of keys) if (one === other) same += 1
  return same
}

/** Looks at every table for every table, and at every part of every text. */
const tablesOf = ({ tables }: ReturnType<typeof derived>) =>
  Object.values(tables).flatMap((ports) => Object.values(ports))

function squares(of: ReturnType<typeof derived>): number {
  let same = 0
  for (const one of tablesOf(of))
    for (const other of tablesOf(of)) for (const column of one.columns) if (other.columns.includes(column)) same += 1
  return same
}

function idsTwice({ facts }: Month): number {
  let same = 0
  for (const fact of facts)
    if (fact.kind === 'answered')
      for (const ids of Object.values(fact.value.ids ?? {}))
        for (const one of ids) for (const other of ids) if (one === other) same += 1
  return same
}

/** Steps of deriving a month from its facts; what is read once for a version of the drawing is read before. */
function cost(given: Month): number {
  const start = emptyState(given.mechanism)
  derived(absorb(start, given.facts))
  return stepsOf(() => {
    const result = derived(absorb(start, given.facts))
    if (values.fault === 'rows') pairs(result)
    if (values.fault === 'blocks') for (let again = 0; again < 40; again += 1) squares(result)
    if (values.fault === 'texts') idsTwice(given)
    return result.hash
  })
}

/** Doubling twice: the second step may cost twice the first, and a little more for what is put in order. */
const MOST_GROWTH = 2.5
/** What tables of a few rows cost more or less. */
const SLACK = 3_000
let worst = 0

function isLinear(costs: readonly number[]): boolean {
  const [one = 0, two = 0, four = 0] = costs
  const growth = (four - two) / Math.max(two - one, SLACK)
  worst = Math.max(worst, growth)
  return four - two <= MOST_GROWTH * Math.max(two - one, 0) + SLACK
}

const SHARE = 12
const laws = {
  rows: () => checkedIn(SHARE, anyDrawing, (drawn) => isLinear([30, 60, 120].map((size) => cost(month(drawn, size))))),
  blocks: () =>
    checkedIn(SHARE, anyDrawing, (drawn) => {
      const one = month(drawn, 12)
      return isLinear([1, 2, 4].map((copies) => cost(copied(one, copies))))
    }),
  texts: () =>
    checkedIn(SHARE, anyDrawing, (drawn) => {
      const one = month(drawn, 6)
      return isLinear([2_000, 4_000, 8_000].map((parts) => cost(attacked(one, parts))))
    }),
}

const tried = Object.entries(laws).filter(([name]) => values.fault === '' || values.fault === name)
const told = tried.map(([name, law]) => {
  worst = 0
  const outcome = law()
  return [name, { outcome: outcome === 'holds' ? 'holds' : outcome.slice(0, 2_000), growth: worst.toFixed(2) }] as const
})
process.stdout.write(JSON.stringify(Object.fromEntries(told)))
