import { randomInt } from 'node:crypto'

/** Without 0 O 1 l I and their like: it is read from a slip of paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Twelve letters in threes, 69 bits: too many to try, few enough to copy by hand. */
export function newPassword(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)] ?? '')
  return [0, 3, 6, 9].map((at) => letters.slice(at, at + 3).join('')).join('-')
}
