import fc from 'fast-check'

/** A fixed seed: a law that goes red goes red for everybody. A proof asks for another one, and for more runs. */
const RUNS = {
  numRuns: process.env.PROVE_LONG === '1' ? 2_000 : 60,
  seed: Number(process.env.PROVE_SEED ?? 20_190_531),
  endOnFailure: true,
}

/** `holds`, or what fast-check found. */
export const checked = <Ts extends [unknown, ...unknown[]]>(
  ...args: [...arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> }, predicate: (...args: Ts) => boolean]
): string => checkedIn<Ts>(1, ...args)

/** The same with one in so many of the runs, for what takes longer. */
export function checkedIn<Ts extends [unknown, ...unknown[]]>(
  share: number,
  ...args: [...arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> }, predicate: (...args: Ts) => boolean]
): string {
  const details = fc.check(fc.property(...args), { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / share) })
  return details.failed ? (fc.defaultReportMessage(details) ?? 'failed') : 'holds'
}
