import { describe, expect, it } from 'vitest'
import { absorb, derive, emptyState, explain, explainer, type Trace } from '../../src/index.ts'
import { freezing, instant } from '../build.ts'
import { matouFacts, matouMechanism, PUBLISHED } from './matou.ts'

const first = PUBLISHED[0]!.code!
const facts = matouFacts.map((fact) =>
  fact.slot.row === first ? { ...fact, source: { file: '5月考评.xlsx', cell: 'C2' } } : fact,
)
const frozen = [...facts, freezing(derive(matouMechanism, facts), 'result', 1, instant('2019-06-10'))]

const nodes = (trace: Trace): readonly Trace[] => [trace, ...trace.inputs.flatMap(nodes)]

describe('explain', () => {
  it('TRACE-1 walks from the award to the imported cell', () => {
    const trace = explain(matouMechanism, frozen, { block: 'allocate', port: 'awards', row: first, column: 'award' })!
    expect(trace.shown).toBe('5000')
    const path = nodes(trace).map((node) => `${node.block}.${node.column}`)
    expect(path).toEqual(['allocate.award', 'second.eligible_place', 'result.score', 'score.score', 'ask.composite'])
    const leaf = nodes(trace).at(-1)!
    expect(leaf.substituted).toBe('综合得分 = 95.5')
    expect(leaf.facts).toEqual([
      expect.objectContaining({ field: 'composite', source: { file: '5月考评.xlsx', cell: 'C2' } }),
    ])
  })

  it('TRACE-2 recorded value = stored value, for every cell of every port', () => {
    const derived = derive(matouMechanism, frozen)
    const ask = explainer(absorb(emptyState(matouMechanism), frozen))
    let compared = 0
    for (const [block, ports] of Object.entries(derived.tables))
      for (const [port, table] of Object.entries(ports))
        for (const [at, column] of table.columns.entries())
          for (const [row, key] of table.keys.entries()) {
            const trace = ask({ block, port, row: key, column: column.id })
            expect([block, port, key, column.id, trace?.value]).toEqual([
              block,
              port,
              key,
              column.id,
              table.cells[at]![row],
            ])
            compared += 1
          }
    expect(compared).toBeGreaterThan(1000)
  })

  it('answers nothing for a cell that does not exist', () => {
    expect(
      explain(matouMechanism, frozen, { block: 'rank', port: 'ranked', row: 'nowhere', column: 'place' }),
    ).toBeUndefined()
    expect(
      explain(matouMechanism, frozen, { block: 'rank', port: 'ranked', row: first, column: 'nothing' }),
    ).toBeUndefined()
    expect(explain(matouMechanism, [], { block: 'rank', port: 'ranked', row: first, column: 'place' })).toBeUndefined()
  })
})
