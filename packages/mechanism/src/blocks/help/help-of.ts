import { EVERYWHERE } from './everywhere.ts'
import { FIGURES } from './figures.ts'
import { OUTCOMES } from './outcomes.ts'
import { PEOPLE } from './people.ts'

const ALL: { readonly [kind: string]: { readonly [place: string]: string } | undefined } = {
  ...PEOPLE,
  ...FIGURES,
  ...OUTCOMES,
}

/**
 * One sentence that says what a setting is for, in Chinese; '' for settings of plug-ins, which bring their own. The path
 * may hold numbers: every row of a table has the same help.
 */
export function helpOf(kind: string, path: readonly (string | number)[]): string {
  const keys = path.filter((key) => typeof key === 'string')
  const own = ALL[kind]?.[keys.join('.')]
  return own ?? EVERYWHERE[keys.slice(-2).join('.')] ?? EVERYWHERE[keys.at(-1) ?? ''] ?? ''
}
