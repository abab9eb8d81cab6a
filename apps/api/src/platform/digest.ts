import { hash } from 'node:crypto'

/** JSON with the keys of every object sorted: equal values have equal text, in whatever order they were written or stored. */
export function canonicalText(value: unknown): string {
  // Filled sheets and places of effects are lists of numbers and texts, and there are hundreds in one month.
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([name, held]) => `${JSON.stringify(name)}:${canonicalText(held)}`).join(',')}}`
}

/** SHA-256 of the canonical text, in hex. */
export function digestOf(value: unknown): string {
  return hash('sha256', canonicalText(value), 'hex')
}

/** A UUID that is a function of a digest (version 8): the same content has the same id wherever it is made (FACT-3). */
export function idOfDigest(digest: string): string {
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
