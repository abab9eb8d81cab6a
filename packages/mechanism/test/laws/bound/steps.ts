/// <reference types="node" />
import { Session } from 'node:inspector'

interface Covered {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[]
  }[]
}

const COUNTED = /\/packages\/(mechanism|domain)\//
const session = new Session()

/** Before anything that is to be counted is loaded: V8 counts only what it compiles from then on. */
export function startCounting(): void {
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
}

/** How often functions and blocks of the heart were entered since it was asked last: the same on every machine. */
function taken(): number {
  let steps = 0
  session.post('Profiler.takePreciseCoverage', (error, covered) => {
    if (error) throw error
    for (const script of (covered as Covered).result) {
      if (!COUNTED.test(script.url)) continue
      for (const { ranges } of script.functions) for (const { count } of ranges) steps += count
    }
  })
  return steps
}

/** Steps that a piece of work takes. */
export function stepsOf(work: () => unknown): number {
  taken()
  work()
  return taken()
}
