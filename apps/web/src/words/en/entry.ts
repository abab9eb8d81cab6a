import type { Translated } from '../translated.ts'
import type { entry as zh } from '../zh/entry.ts'

export const entry = {
  title: 'Which county?',
  none: 'There is no county on this server yet. The platform administrator has to open one first.',
  byCode: 'Or enter the division code',
  code: 'Six-digit division code',
  go: 'Enter',
  badCode: 'A division code has six digits.',
} satisfies Translated<typeof zh>
