import type { Column, Trace } from '../../src/index.ts'
import { checkedIn } from './checked.ts'
import type { Engine } from './engine.ts'
import { anyCase } from './play.ts'

/** Blocks that reckon: each column they add is told by a rule, not by its name alone. */
const RECKONS = new Set(['score', 'compute', 'history', 'rank', 'regroup', 'allocate', 'join'])

/**
 * grounds: every value in a table, walked down, ends in facts; none ends in nothing. What a block reckoned says how.
 * A missing cell may stand on what is not there.
 */
export const grounds = (engine: Engine): string =>
  checkedIn(3, anyCase, ({ mechanism, facts }) => {
    const state = engine.absorb(engine.start(mechanism), facts)
    const ask = engine.explainer(state)
    const said = new Set<string>(facts.map(({ id }) => id))
    const reckons = new Set<string>(mechanism.blocks.flatMap(({ id, kind }) => (RECKONS.has(kind) ? [id] : [])))
    const told = (found: Trace): boolean => !reckons.has(found.block) || found.definition !== found.label
    return Object.entries(engine.derived(state).tables).every(([block, ports]) =>
      Object.entries(ports).every(([port, { columns, keys, cells }]) =>
        columns.every((column: Column, at) =>
          keys.every((row, index) => {
            if ('missing' in cells[at]![index]!) return true
            const found = ask({ block, port, row, column: column.id })
            return found !== undefined && told(found) && endsInFacts(found, said)
          }),
        ),
      ),
    )
  })

/** Every way down ends in a fact that was stated. */
const endsInFacts = ({ inputs, facts }: Trace, said: ReadonlySet<string>): boolean =>
  facts.every(({ id }) => said.has(id)) &&
  inputs.length + facts.length > 0 &&
  inputs.every((input) => endsInFacts(input, said))
