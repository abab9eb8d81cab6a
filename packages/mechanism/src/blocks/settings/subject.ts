import { UNIT_KINDS } from '@jizhi/domain'
import { z } from 'zod'

/** Kinds of subjects a roster may hold: those of pinned units, and what only registers and events bring. */
export const SUBJECTS = { ...UNIT_KINDS, standard: '标准项', permit: '证照', issue: '事项' } as const

export type Subject = keyof typeof SUBJECTS

/** Parts of a key that are no subjects: persons of a 换口径, items of a list, cases, cycles and pots. */
const PARTS: { readonly [kind: string]: string } = {
  ...SUBJECTS,
  person: '人',
  item: '条目',
  case: '件',
  cycle: '周期',
  pot: '奖池',
}

export const sayKeyType = (keyType: readonly string[]): string => keyType.map((kind) => PARTS[kind] ?? kind).join(' × ')

// Object.keys forgets that the keys are the subjects.
export const subject = (title: string, first: Subject) =>
  z
    .enum(Object.keys(SUBJECTS) as Subject[])
    .default(first)
    .meta({ title, labels: SUBJECTS })
