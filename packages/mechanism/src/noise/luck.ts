import { type Chance, certain, impossible } from './chance.ts'

/**
 * NOISE-4: at least `times` hits in `months` independent months, each with the same chance (binomial tail, exact).
 * With 24 equal units, the last 3 of each month hit a given unit at least twice a year in 45.3 % of years.
 */
export function atLeast(times: number, months: number, each: Chance): Chance {
  if (times <= 0) return certain
  if (times > months) return impossible
  const miss = each.in - each.of
  let ways = 1n
  let fewer = 0n
  for (let hits = 0; hits < times; hits += 1) {
    fewer += ways * each.of ** BigInt(hits) * miss ** BigInt(months - hits)
    ways = (ways * BigInt(months - hits)) / BigInt(hits + 1)
  }
  const whole = each.in ** BigInt(months)
  return { of: whole - fewer, in: whole }
}

/** NOISE-4: at least `times` hits running somewhere in `months` independent months. */
export function inARow(times: number, months: number, each: Chance): Chance {
  if (times <= 0) return certain
  if (times > months) return impossible
  const miss = each.in - each.of
  // Weight of every history that has not yet come to `times` running, by how many it has running now.
  let running: bigint[] = Array.from({ length: times }, (_, at) => BigInt(at === 0))
  for (let month = 0; month < months; month += 1) {
    const all = sumOf(running)
    running = [all * miss, ...running.slice(0, -1).map((one) => one * each.of)]
  }
  const whole = each.in ** BigInt(months)
  return { of: whole - sumOf(running), in: whole }
}

const sumOf = (weights: readonly bigint[]): bigint => weights.reduce((sum, one) => sum + one, 0n)
