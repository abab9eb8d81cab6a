import type { Finding, Mechanism } from '@jizhi/mechanism'
import { nextTask } from '../../../ui/next-task.ts'

const nothing: readonly Finding[] = []
let check: ((mechanism: Mechanism) => readonly Finding[]) | undefined
/** What was found in a drawing that was checked piece by piece. */
const found = new WeakMap<Mechanism, readonly Finding[]>()

/** Whether there is something to check a drawing by; the cards stand before it comes. */
export const rulesHere = (): boolean => check !== undefined

/** How long the first check, whose code nobody has run yet, may hold the page at a stretch. */
const PIECE_MS = 8

/** Fetches the rules and checks the drawing by them, between what the page has to do. */
export async function bringRules(mechanism: Mechanism): Promise<void> {
  const { check: checkWhole, checkByRule } = await import('./drawing-rules.ts')
  const all: Finding[] = []
  let began = performance.now()
  for (const some of checkByRule(mechanism)) {
    all.push(...some)
    if (performance.now() - began < PIECE_MS) continue
    await nextTask()
    began = performance.now()
  }
  found.set(mechanism, all)
  check = checkWhole
}

/** The findings as far as they are known: a wire drawn in the first moment is judged when the rules have come. */
export const checkNow = (mechanism: Mechanism): readonly Finding[] =>
  found.get(mechanism) ?? check?.(mechanism) ?? nothing
