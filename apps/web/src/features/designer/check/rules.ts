import type { check, Finding, Mechanism } from '@jizhi/mechanism'

export type Rules = typeof check

const nothing: readonly Finding[] = []
let held: Rules | undefined

/** What a drawing is checked by, once it is there; the cards stand before it comes. */
export const rulesHere = (): Rules | undefined => held

export async function bringRules(): Promise<Rules> {
  held ??= (await import('./drawing-rules.ts')).check
  return held
}

/** The findings as far as they are known: a wire drawn in the first moment is judged when the rules have come. */
export const checkNow = (mechanism: Mechanism): readonly Finding[] => held?.(mechanism) ?? nothing
