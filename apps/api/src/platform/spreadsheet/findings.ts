import { PROBLEMS_KEPT, type Problem, type Read } from './problem.ts'

/** What is found while one table is read. */
export interface Findings {
  readonly total: number
  readonly add: (one: Problem) => void
  readonly note: (one: Problem) => void
  readonly refuse: (one: Problem) => Read<never>
  /** The value when nothing was found, else everything that was found, in the order of the sheet. */
  readonly end: <T extends object>(value: T) => Read<T & { readonly notes: readonly Problem[] }>
}

/** Starts a collection; problems beyond PROBLEMS_KEPT are counted, not kept, so that a hopeless file costs no memory. */
export function findings(): Findings {
  const problems: Problem[] = []
  const notes: Problem[] = []
  let total = 0
  const add = (one: Problem): void => {
    total += 1
    if (problems.length < PROBLEMS_KEPT) problems.push(one)
  }
  const fault = () => ({
    problems: problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || columnOrder(a) - columnOrder(b)),
    total,
    notes,
  })
  return {
    get total() {
      return total
    },
    add,
    note: (one) => void notes.push(one),
    refuse: (one) => {
      add(one)
      return { ok: false, fault: fault() }
    },
    end: (value) => (total === 0 ? { ok: true, value: { ...value, notes } } : { ok: false, fault: fault() }),
  }
}

/** A before Z before AA; what concerns a whole row comes first. */
const columnOrder = ({ column = '' }: Problem): number =>
  [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
