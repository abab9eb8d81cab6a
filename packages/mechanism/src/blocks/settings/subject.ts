import { UNIT_KINDS } from '@jizhi/domain'
import { z } from 'zod'

/** Kinds of subjects a roster may hold; the same ids stand on pinned units. */
export const SUBJECTS = UNIT_KINDS

export type Subject = keyof typeof SUBJECTS

export const sayKeyType = (keyType: readonly string[]): string =>
  keyType.map((kind) => SUBJECTS[kind as Subject] ?? kind).join(' × ')

// Object.keys forgets that the keys are the subjects.
export const subject = (title: string, first: Subject) =>
  z
    .enum(Object.keys(SUBJECTS) as Subject[])
    .default(first)
    .meta({ title, labels: SUBJECTS })
