/** What pure code answers: a value, or a fault the caller must look at. Nothing expected is thrown. */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: F }

/** A fault of the domain: `noun.what` and what a sentence about it needs. A door turns it into words. */
export type Refusal<Code extends string> = {
  readonly code: Code
  readonly details: Readonly<Record<string, string | number>>
}

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const fail = <F>(fault: F): Result<never, F> => ({ ok: false, fault })

/** Shorthand for the most frequent failure. */
export const refuse = <Code extends string>(
  code: Code,
  details: Readonly<Record<string, string | number>> = {},
): Result<never, Refusal<Code>> => fail({ code, details })

/** The values of all, or the first fault. */
export function all<T, F>(results: readonly Result<T, F>[]): Result<T[], F> {
  const values: T[] = []
  for (const result of results) {
    if (!result.ok) return result
    values.push(result.value)
  }
  return ok(values)
}

/** For constants and tests only: a failure here is a mistake in the program, so it throws. */
export function must<T, F>(result: Result<T, F>): T {
  if (result.ok) return result.value
  throw new Error(`a constant was refused: ${JSON.stringify(result.fault)}`)
}
