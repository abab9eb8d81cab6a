/** A UUID for one act of a person. `crypto.randomUUID` is missing on pages served without TLS, as closed networks do. */
export function newActKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const MOST_UNANSWERED = 20
const unanswered = new Map<string, string>()

/**
 * The key for an act: when the very same act was sent before and no answer came, the key it had then, so that pressing the
 * button again cannot do it twice.
 */
export function actKeyFor(act: string): string {
  const key = unanswered.get(act) ?? newActKey()
  unanswered.delete(act)
  unanswered.set(act, key)
  const oldest = unanswered.keys().next()
  if (unanswered.size > MOST_UNANSWERED && !oldest.done) unanswered.delete(oldest.value)
  return key
}

/** An answer came: the next act that says the same is another act. */
export function actAnswered(act: string): void {
  unanswered.delete(act)
}
