import {
  type Day,
  type Instant,
  MISSING_LABELS,
  MISSING_REASONS,
  type MissingReason,
  parseDay,
  startOf,
} from '@jizhi/domain'
import { z } from 'zod'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/, '要用英文字母、数字和 _ . : - 写，最长 64 个字。')

/** ROW-1: ids joined by `|`. */
export const keyText = z.string().min(1).max(400)

const isDay = (text: string): boolean => parseDay(text.slice(0, 10)).ok

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成 2026-10-31 这样。')
  .refine(isDay, '没有这一天。') as unknown as z.ZodType<Day, string> // checked just above

/** A day, nine o'clock where no hour stands behind it. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}( ([01]\d|2[0-3]):[0-5]\d)?$/, '要写成 2026-10-31，或 2026-10-31 16:30。')
  .refine(isDay, '没有这一天。')

export const dayKind = z.tuple([day, z.enum(['off', 'work'])])

/** A cell as a person writes it. */
export const cellText = z.string().max(2000)

/** Cells in the order of their columns, or by column; what is left out is missing. */
export const rowTexts = z.union([z.array(cellText), z.record(z.string(), cellText)])
export type RowTexts = z.output<typeof rowTexts>

export const rowsOf = <T extends z.ZodType>(cell: T) => z.record(keyText, cell)

/** The instant of a checked day or moment. */
export function momentOf(text: string, hour = 9): Instant {
  const [date = '', time] = text.split(' ')
  const [hours = hour, minutes = 0] = time === undefined ? [] : time.split(':').map(Number)
  return (startOf(date as Day) + hours * HOUR_MS + minutes * MINUTE_MS) as Instant // whole minutes of a checked day
}

/** `?未报` or `?unreported`; nothing if the text is a value. */
export function gapOf(text: string): MissingReason | undefined {
  const word = text.slice(1)
  return text.startsWith('?')
    ? MISSING_REASONS.find((reason) => reason === word || MISSING_LABELS[reason] === word)
    : undefined
}

/** The words for a missing value, for a complaint. */
export const GAP_WORDS = MISSING_REASONS.map((reason) => `?${MISSING_LABELS[reason]}`).join('、')
