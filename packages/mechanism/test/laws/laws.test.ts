import { describe, expect, it } from 'vitest'
import { type AnyFact, absorb, derived, emptyState, explainer } from '../../src/index.ts'
import { ENGINE, type Engine } from './engine.ts'
import { LAWS } from './laws.ts'
import { roundingDown } from './replay-law.ts'

let calls = 0

/** For each law an engine with the one mistake the law forbids: the test of the test. */
const FAULTY: { readonly [law: string]: Engine } = {
  same: {
    ...ENGINE,
    derived: (state) => {
      calls += 1
      return { ...derived(state), hash: `${derived(state).hash}${calls}` }
    },
  },
  // Takes every delivery for a new statement.
  once: {
    ...ENGINE,
    absorb: (state, facts) =>
      absorb(
        state,
        facts.map((fact, at) => ({ ...fact, id: `${fact.id}-${at}` }) as AnyFact),
      ),
  },
  // Believes what arrives later is newer.
  order: {
    ...ENGINE,
    absorb: (state, facts) =>
      absorb(
        state,
        facts.map((fact, at) => ({ ...fact, known: fact.known + at }) as AnyFact),
      ),
  },
  // Forgets what it knew when it is started again.
  resume: { ...ENGINE, absorb: (state, facts) => absorb(emptyState(state.program.mechanism), facts) },
  // Believes that a correction changes no row that was derived before.
  'resume after every fact': {
    ...ENGINE,
    absorb: (state, facts) => (facts.some((fact) => fact.supersedes) ? state : absorb(state, facts)),
  },
  // Goes by today's habits for months that went by others.
  replay: { ...ENGINE, start: (mechanism) => emptyState(roundingDown(mechanism)) },
  'replay over months': { ...ENGINE, start: (mechanism) => emptyState(roundingDown(mechanism)) },
  // Overlooks the last wire of the document.
  picture: { ...ENGINE, start: (mechanism) => emptyState({ ...mechanism, wires: mechanism.wires.slice(0, -1) }) },
  // Rounds every award up by a fen.
  money: {
    ...ENGINE,
    derived: (state) => {
      const result = derived(state)
      const [id = ''] = Object.keys(result.tables).filter((block) => block.endsWith('_allocate'))
      const awards = result.tables[id]!.awards!
      const at = awards.columns.findIndex((column) => column.id === 'award')
      const cells = awards.cells.map((list, one) =>
        one === at ? list.map((cell) => ('value' in cell ? { value: (cell.value as bigint) + 1n } : cell)) : list,
      )
      return { ...result, tables: { ...result.tables, [id]: { ...result.tables[id]!, awards: { ...awards, cells } } } }
    },
  },
  // Shows one cell that nobody can explain.
  trace: {
    ...ENGINE,
    derived: (state) => {
      const result = derived(state)
      const [id = ''] = Object.keys(result.tables).filter((block) => block.endsWith('_rank'))
      const ranked = result.tables[id]!.ranked!
      const cells = ranked.cells.map((list, at) =>
        at === ranked.cells.length - 1 ? list.map(() => ({ value: 7n })) : list,
      )
      return { ...result, tables: { ...result.tables, [id]: { ranked: { ...ranked, cells } } } }
    },
  },
  // Says what an award comes to and keeps its grounds to itself.
  grounds: {
    ...ENGINE,
    explainer: (state) => {
      const ask = explainer(state)
      return (cell) => {
        const found = ask(cell)
        return found?.column === 'match' ? { ...found, inputs: [], facts: [] } : found
      }
    },
  },
  // Reads facts without looking at them first.
  total: {
    ...ENGINE,
    absorb: (state, facts) =>
      absorb(
        state,
        facts.map((fact) => ({ ...fact, slot: { ...fact.slot, block: fact.slot.block?.trim() } }) as AnyFact),
      ),
  },
  // Leaves the effects out of the sum.
  hash: { ...ENGINE, derived: (state) => ({ ...derived(state), hash: String(state.index.now) }) },
  // Takes a signature alone for enough.
  shield: {
    ...ENGINE,
    derived: (state) => {
      const result = derived(state)
      return { ...result, effects: result.effects.map((effect) => ({ ...effect, standing: 'ready' as const })) }
    },
  },
}

const PATIENCE_MS = process.env.PROVE_LONG === '1' ? 1_800_000 : 60_000

describe('laws', () => {
  for (const [name, law] of Object.entries(LAWS)) {
    it(
      `law ${name} holds for random drawings and facts`,
      () => {
        expect(law(ENGINE)).toBe('holds')
      },
      PATIENCE_MS,
    )
    it(
      `law ${name} catches an engine that breaks it`,
      () => {
        expect(law(FAULTY[name]!)).toContain('failed')
      },
      PATIENCE_MS,
    )
  }
})
