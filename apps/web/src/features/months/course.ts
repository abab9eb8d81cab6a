import type { CycleView } from './standing.ts'

export type CourseStep =
  | { readonly kind: 'opened'; readonly at: string }
  | {
      readonly kind: 'deadline'
      readonly at: string
      readonly label: string
      readonly why: string
      readonly ahead: boolean
    }
  | { readonly kind: 'raised'; readonly at: string; readonly row: string; readonly words: string | null }
  | {
      readonly kind: 'decided'
      readonly at: string
      readonly row: string
      readonly outcome: 'upheld' | 'partly-upheld' | 'rejected'
      readonly words: string | null
    }

/** What happened and what is still to come, in the order of time. */
export function courseOf({ cycle, deadlines, objections }: Pick<CycleView, 'cycle' | 'deadlines' | 'objections'>) {
  const steps: CourseStep[] = [{ kind: 'opened', at: cycle.openedAt }]
  for (const { at, label, why, passed } of deadlines) steps.push({ kind: 'deadline', at, label, why, ahead: !passed })
  for (const { at, rowName, words, decision } of objections) {
    steps.push({ kind: 'raised', at, row: rowName, words })
    if (decision)
      steps.push({ kind: 'decided', at: decision.at, row: rowName, outcome: decision.outcome, words: decision.words })
  }
  return steps.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
