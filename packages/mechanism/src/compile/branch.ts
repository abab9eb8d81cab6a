import type { BranchConfig } from '../blocks/branch.ts'
import { once } from '../derive/digest.ts'
import type { Compile } from '../model/compiled.ts'
import { conditionOf, rowExpression, type Unreadable } from './row-condition.ts'
import { wholeFirst } from './whole-row.ts'

/** BR-1, BR-2: ordered cases; what did not have to be answered does not hold, what is still to come stays open. */
export const compileBranch: Compile<BranchConfig> = (config, { inputs }) => {
  const findings: Unreadable[] = []
  const columns = inputs.in?.columns ?? []
  const cases = config.cases.map(({ when }) =>
    when.trim() === '' ? undefined : rowExpression(when, columns, 'flag', findings),
  )
  const conditions = cases.map((one) => (one ? conditionOf(one) : () => () => true))
  const nodes = cases.flatMap((one) => one?.node ?? [])
  const first = config.mode === 'first' && nodes.length === cases.length ? wholeFirst(nodes) : undefined
  const otherwise = config.cases.length
  const open = otherwise + 1
  /** Rows that go the same way share one list. */
  const ways = Array.from({ length: open }, (_, way) => [way])
  return {
    findings,
    ops: [
      {
        op: 'route',
        from: 'in',
        to: [...config.cases.map((one) => one.id), 'else', 'open'],
        open,
        columns: [],
        prepare: (_run, frame) => {
          const chosen = first?.(frame)
          const bound = conditions.map((condition) => once(() => condition(frame)))
          return (row) => {
            const way = chosen?.[row] ?? Number.NaN
            if (!Number.isNaN(way)) return ways[way]!
            let taken: number[] | undefined
            let isOpen = false
            for (let at = 0; at < bound.length; at += 1) {
              const held = bound[at]!()(row)
              if (held === true) {
                // 首个: an open case met before the first true one leaves the row open.
                if (config.mode === 'first') return isOpen ? 'open' : ways[at]!
                if (taken) taken.push(at)
                else taken = [at]
              } else if (held === 'unreported' || held === 'undecided') isOpen = true
            }
            return taken ?? (isOpen ? 'open' : ways[otherwise]!)
          }
        },
      },
    ],
  }
}
