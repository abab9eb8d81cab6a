import type { Day, Instant, Key } from '@jizhi/domain'
import fc from 'fast-check'
import type { AnyFact } from '../../src/index.ts'
import { fact, tick } from '../build.ts'
import { anyCase } from './play.ts'

const DAY_MS = 86_400_000

/** What comes of itself or out of turn while a month runs, about whichever row and block the numbers name. */
type Disturbance = (place: { block: string; row: string; known: Instant; id: string; value: number }) => AnyFact

const DISTURBANCES: readonly Disturbance[] = [
  ({ known, id, value }) =>
    fact(
      'calendar',
      { revision: id, days: [[`2019-06-0${1 + (value % 9)}` as Day, value % 2 === 0 ? 'off' : 'work']] },
      {},
      { id, known },
    ),
  ({ known, id, value }) =>
    fact(
      'extended',
      { deadline: value % 2 === 0 ? 'report_by' : 'score_by', to: (known + (value % 9) * DAY_MS) as Instant },
      {},
      { id, known },
    ),
  ({ block, known, id, value }) =>
    fact(
      'fixed',
      { keys: [1, 2, 3, 4, 5].filter((at) => at !== value % 7).map((at) => `v${at}` as Key) },
      { block },
      { id, known },
    ),
  ({ block, row, known, id, value }) =>
    fact('acknowledged', { state: value % 2 === 0 ? 'refused' : 'done' }, { block, row }, { id, known }),
  ({ block, row, known, id, value }) =>
    fact('overridden', { column: 'score', value: String(value) }, { block, row }, { id, known, by: 'leader-1' }),
  ({ block, row, known, id, value }) =>
    fact(
      'judged',
      { verdict: value % 3 === 0 ? 'refused' : 'passed', seen: 'else' },
      { block, row },
      { id, known, by: 'leader-1' },
    ),
  ({ block, row, known, id, value }) =>
    fact('objected', { columns: ['score'] }, { block, row, person: `villager-${value % 3}` }, { id, known }),
  ({ block, row, known, id }) => fact('noticed', { effects: [], deliveredAt: known }, { block, row }, { id, known }),
  ({ known, value }) => tick((known + (value % 9) * DAY_MS) as Instant),
]

const disturbance = fc.record({
  which: fc.nat(DISTURBANCES.length - 1),
  block: fc.nat(40),
  row: fc.integer({ min: 1, max: 7 }),
  value: fc.nat(1000),
  at: fc.nat(1000),
  late: fc.constantFrom(0, 0, 1, 3),
})

/** A month with notices, extensions, overrides and verdicts out of turn, told in an order that is not quite that of its times. */
export const stirredCase = fc
  .tuple(anyCase, fc.array(disturbance, { maxLength: 12 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }))
  .map(([{ mechanism, facts: played }, disturbances, swaps]) => {
    const facts = [...played]
    for (const [turn, one] of disturbances.entries()) {
      const at = 1 + (one.at % facts.length)
      const known = ((facts[at] ?? facts.at(-1)!).known - one.late * DAY_MS) as Instant
      const target = mechanism.blocks[one.block % mechanism.blocks.length]!.id
      const place = { block: target, row: `v${one.row}`, known, id: `stir-${turn}`, value: one.value }
      facts.splice(at, 0, DISTURBANCES[one.which]!(place))
    }
    for (const [a, b] of swaps) {
      const [one, other] = [a % facts.length, b % facts.length]
      ;[facts[one], facts[other]] = [facts[other]!, facts[one]!]
    }
    return { mechanism, facts }
  })
