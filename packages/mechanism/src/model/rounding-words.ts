import type { Rounding } from './mechanism.ts'

const MODES = { 'at-end': '最后', 'each-step': '每步' } as const
const RULES = { 'half-up': '四舍五入', 'half-even': '四舍六入五成双', up: '进一', down: '截断' } as const

/** 最后四舍五入; 每步截断到 3 位小数 where the places are stated (NUM-6). */
export const sayRounding = ({ mode, rule, scale }: Rounding): string =>
  `${MODES[mode]}${RULES[rule]}${scale === undefined ? '' : `到 ${scale} 位小数`}`

const ALL = Object.keys(MODES).flatMap((mode) =>
  // Object.keys forgets that these are the names of the two choices.
  Object.keys(RULES).map((rule) => ({ mode, rule }) as Rounding),
)

/** Back from `sayRounding`; undefined where the words mean none. */
export function roundingOf(words: string): Rounding | undefined {
  const [, rule = '', scale] = /^(.*?)(?:\s*到\s*(\d{1,2})\s*位小数)?$/.exec(words) ?? []
  const found = ALL.find((one) => sayRounding(one) === rule)
  return found === undefined || scale === undefined ? found : { ...found, scale: Number(scale) }
}

/** What may be written. */
export const ROUNDING_WORDS: readonly string[] = ALL.map(sayRounding)
