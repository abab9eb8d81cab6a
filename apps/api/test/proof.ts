/** How far a proof goes: the quick form runs with the stories, the long one when it is asked for by name. */
export const proof = {
  long: process.env.PROVE_LONG === '1',
  seed: Number(process.env.PROVE_SEED ?? 20_190_531),
}

/** How many seeded runs a long proof makes unless it is told otherwise. */
export const RUNS = Number(process.env.PROVE_RUNS ?? 200)

/** How many traces of the engine are compared with its model. */
export const TRACES = Number(process.env.PROVE_TRACES ?? (proof.long ? 10_000 : 6))

/** A fixed stream of numbers in [0, 1): a proof that goes red goes red again with the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** The same as whole numbers below a bound; neighbouring seeds begin far apart. */
export function seededBelow(seed: number): (bound: number) => number {
  const next = seeded(seed * 2_654_435_761)
  return (bound) => Math.floor(next() * bound)
}
