import { fieldDifference } from '@jizhi/contracts'

/** What differs, as a refused save tells it (R6); nothing where it tells nothing. */
export function differencesIn(details: Readonly<Record<string, unknown>>) {
  const read = fieldDifference.array().safeParse(details.differences)
  return read.success ? read.data : []
}
