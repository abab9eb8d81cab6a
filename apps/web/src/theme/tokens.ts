import source from './tokens.json' with { type: 'json' }

/** The looks a reader may choose; each has its own full set of colours in tokens.json. */
export const looks = ['light', 'dark', 'highContrast'] as const
export type Look = (typeof looks)[number]

/** Status words carry a mark beside the colour: colour never speaks alone. */
export type Status = keyof typeof source.status

type ColorName = keyof typeof source.color.light

/** The one token set; this is the only module that reads tokens.json. */
export const tokens = source

const isColorName = (name: string): name is ColorName => name in source.color.light

/** Resolves `primary`, `shadow.float` or `type.sans` to its value; other text and numbers stay as they are. */
export function resolveToken(value: string | number | boolean, look: Look): string | number | boolean {
  if (typeof value !== 'string') return value
  if (isColorName(value)) return source.color[look][value]
  if (value === 'shadow.float') return source.shadow.float
  if (value === 'type.sans') return source.type.sans
  return value
}
