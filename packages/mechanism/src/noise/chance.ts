import { divideRounded } from '@jizhi/domain'

/** A chance as an exact fraction between 0 and 1. */
export interface Chance {
  readonly of: bigint
  readonly in: bigint
}

export const certain: Chance = { of: 1n, in: 1n }
export const impossible: Chance = { of: 0n, in: 1n }

/** The chance that `size` of `cohort` equal units hit one of them; at most 1, and 0 without a cohort. */
export const shareOf = (size: number, cohort: number): Chance =>
  cohort <= 0 || size <= 0 ? impossible : size >= cohort ? certain : { of: BigInt(size), in: BigInt(cohort) }

/** In whole tenths of a percent, half away from zero: 0.4533 is 453. */
export const perMille = (chance: Chance): number => Number(divideRounded(chance.of * 1000n, chance.in, 'half-away'))

/** “45.3 %”, as people read it. */
export const chanceText = (chance: Chance): string => {
  const tenths = perMille(chance)
  return `${Math.trunc(tenths / 10)}.${tenths % 10} %`
}
