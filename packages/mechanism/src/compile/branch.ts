import type { BranchConfig } from '../blocks/branch.ts'
import type { Compile } from '../model/compiled.ts'
import { rowCondition, type Unreadable } from './row-condition.ts'

/** BR-1, BR-2: ordered cases; what did not have to be answered does not hold, what is still to come stays open. */
export const compileBranch: Compile<BranchConfig> = (config, { inputs }) => {
  const findings: Unreadable[] = []
  const conditions = config.cases.map((one) => rowCondition(one.when, inputs.in?.columns ?? [], findings))
  const otherwise = config.cases.length
  const open = otherwise + 1
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
          const bound = conditions.map((condition) => condition(frame))
          return (row) => {
            const taken: number[] = []
            let isOpen = false
            for (const [at, holds] of bound.entries()) {
              const held = holds(row)
              if (held === true) {
                // 首个: an open case met before the first true one leaves the row open.
                if (config.mode === 'first') return isOpen ? 'open' : [at]
                taken.push(at)
              } else if (held === 'unreported' || held === 'undecided') isOpen = true
            }
            if (taken.length > 0) return taken
            return isOpen ? 'open' : [otherwise]
          }
        },
      },
    ],
  }
}
