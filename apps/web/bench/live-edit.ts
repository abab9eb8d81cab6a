import type { AnyFact, Mechanism } from '@jizhi/mechanism'
import { derivationOf, derivedOver, seenIn } from '../src/features/designer/live/live-month.ts'
import type { Look, MonthFile } from '../src/features/designer/live/messages.ts'

interface Asked {
  readonly mechanism: Mechanism
  readonly facts: readonly AnyFact[]
  readonly rounds: number
}

/** The rows of a ranking in sight beside the canvas. */
const LOOK: Look = { block: 'rank', side: 'out', port: 'ranked', from: 0, count: 40, wide: false }

const TRIES = [1, 2, 3]

/**
 * What lies between a changed parameter and new figures on the wires: the drawing is copied as it is when it is posted,
 * derived whole, counted, 40 rows are written out, and the answer is copied back. The first one stands apart: cold.
 */
function measured({ mechanism, facts, rounds }: Asked) {
  const file: MonthFile = { past: { period: '2019-05', facts }, over: true, names: {}, words: {} }
  const once = (round: number): number => {
    const edited = edit(mechanism, round)
    const start = performance.now()
    const live = derivedOver(structuredClone(edited), file)
    const answer = structuredClone({ derivation: derivationOf(live, round, 0), seen: seenIn(live, LOOK) })
    const taken = performance.now() - start
    if (answer.seen.rows.length !== LOOK.count || answer.derivation.counts['branch/behind'] === undefined)
      throw new Error('The month did not come through.')
    return taken
  }
  const cold = once(0)
  // Facts and drawings are values, so work can be done again: what neighbours on the machine take does not count.
  const ms = Array.from({ length: rounds }, (_, at) => Math.min(...TRIES.map(() => once(at + 1))))
  return { cold, ms }
}

/** Another size of the last band each time, and another weight every third time. */
function edit(mechanism: Mechanism, round: number): Mechanism {
  const text = JSON.stringify(mechanism)
    .replace('"size":"3"', `"size":"${2 + (round % 5)}"`)
    .replace('score * 0.8 + 20', round % 3 === 0 ? 'score * 0.7 + 30' : 'score * 0.8 + 20')
  return JSON.parse(text) as Mechanism // a copy of one
}

interface WorkerWorld {
  onmessage: (event: { readonly data: Asked }) => void
  postMessage: (message: unknown) => void
}
const world = globalThis as unknown as WorkerWorld // the app is typed for a page
world.onmessage = ({ data }) => world.postMessage(measured(data))
