import { type Mechanism, sayTrialDifference, type TrialOutcome, trialDifferences, trialOutcome } from '@jizhi/mechanism'
import { fetchedOnce } from './fetched-once.ts'
import type { TrialAsked, TrialFile, TrialsFound, TrialVerdict } from './messages.ts'
import { namesOf } from './names.ts'

/** Sentences of one trial that are shown; beyond that it is another mechanism. */
const MOST_SENTENCES = 40

/** A trial does not change but by an accepted outcome, which has an address of its own. */
const readTrial = fetchedOnce<TrialFile>()

/** Plays every trial over the drawing, one after another, giving way in between; stops where nobody waits for this run. */
export async function runTrials(
  asked: readonly TrialAsked[],
  drawn: { readonly mechanism: Mechanism; readonly turn: number },
  isStill: () => boolean,
  tell: (found: TrialsFound) => void,
): Promise<void> {
  const verdicts: TrialVerdict[] = []
  for (const one of asked) {
    const file = await readTrial(one.address)
    if (!isStill()) return
    verdicts.push(typeof file === 'number' ? { ...NOT_RUN, id: one.id } : verdictOf(one.id, drawn.mechanism, file))
    await new Promise((resolve) => setTimeout(resolve))
    if (!isStill()) return
  }
  tell({ turn: drawn.turn, verdicts })
}

const NOT_RUN = { isRun: false, count: 0, sentences: [] } as const

export function verdictOf(id: string, mechanism: Mechanism, file: TrialFile): TrialVerdict {
  const names = namesOf({ ...file.names, ...file.persons })
  const said = outcomeSaid(file.expected, trialOutcome(mechanism, file.past), names)
  return { id, isRun: true, count: said.length, sentences: said.slice(0, MOST_SENTENCES) }
}

/** Two tables may say the same of a row: it is said once. */
const outcomeSaid = (expected: TrialOutcome, found: TrialOutcome, names: ReturnType<typeof namesOf>): string[] => [
  ...new Set(trialDifferences(expected, found).map((one) => sayTrialDifference(one, names))),
]
