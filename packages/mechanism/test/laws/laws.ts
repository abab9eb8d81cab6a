import fc from 'fast-check'
import type { AnyFact, Cell, Derived, Mechanism } from '../../src/index.ts'
import { checked, checkedIn } from './checked.ts'
import { bytesOf, deriveBy, ENGINE, type Engine } from './engine.ts'
import { grounds } from './grounds-law.ts'
import { money } from './money-law.ts'
import { anyCase } from './play.ts'
import { replay, replayMonths } from './replay-law.ts'
import { shield } from './shield-law.ts'
import { stirredCase } from './stirred.ts'

/** same: the same drawing and facts give the same bytes. */
const same = (engine: Engine): string =>
  checked(anyCase, ({ mechanism, facts }) => {
    const first = bytesOf(deriveBy(engine, mechanism, facts))
    return bytesOf(deriveBy(engine, structuredClone(mechanism), structuredClone(facts))) === first
  })

/** once: a fact delivered again changes nothing, however late, also after its correction. */
const once = (engine: Engine): string =>
  checked(
    anyCase,
    fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 }),
    ({ mechanism, facts }, again) => {
      const delivered = [...facts]
      for (const [which, where] of again)
        delivered.splice(where % (delivered.length + 1), 0, structuredClone(facts[which % facts.length]!))
      return bytesOf(deriveBy(engine, mechanism, delivered)) === bytesOf(deriveBy(engine, mechanism, facts))
    },
  )

/** order: arrival order does not matter beyond what the facts' times say. */
const order = (engine: Engine): string =>
  checked(anyCase, fc.array(fc.nat(), { minLength: 1, maxLength: 50 }), ({ mechanism, facts }, keys) => {
    const shuffled = facts
      .map((fact, at) => ({ fact, key: keys[at % keys.length]! * ((at * 7) % 11) }))
      .sort((a, b) => a.key - b.key)
    return (
      bytesOf(
        deriveBy(
          engine,
          mechanism,
          shuffled.map(({ fact }) => fact),
        ),
      ) === bytesOf(deriveBy(engine, mechanism, facts))
    )
  })

/** resume: stopping anywhere and going on equals never stopping. */
const resume = (engine: Engine): string =>
  checked(anyCase, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), ({ mechanism, facts }, sizes) => {
    let state = engine.start(mechanism)
    for (let at = 0, turn = 0; at < facts.length; turn += 1) {
      const size = sizes[turn % sizes.length]!
      state = engine.absorb(state, facts.slice(at, at + size))
      engine.derived(state)
      at += size
    }
    return bytesOf(engine.derived(state)) === bytesOf(deriveBy(engine, mechanism, facts))
  })

/** resume, after every fact: what was derived on top of the derivation before equals deriving from nothing. */
const afterEveryFact = (engine: Engine): string =>
  checkedIn(4, stirredCase, fc.nat(), ({ mechanism, facts }, fork) => {
    let state = engine.start(mechanism)
    let [branched, at] = [state, 0]
    const isWhole = (one: typeof state, told: readonly AnyFact[]): boolean =>
      bytesOf(engine.derived(one)) === bytesOf(deriveBy(ENGINE, structuredClone(mechanism), told))
    for (const [turn, fact] of facts.entries()) {
      if (turn === fork % facts.length) [branched, at] = [state, turn]
      state = engine.absorb(state, [fact])
      if (!isWhole(state, facts.slice(0, turn + 1))) return false
    }
    // A state of before goes on another way, after others were built on it.
    const rest = facts.slice(at + 1)
    return isWhole(engine.absorb(branched, rest), [...facts.slice(0, at), ...rest])
  })

/** picture: the order in which blocks and wires stand in the document means nothing, nor do groups and parameters. */
const picture = (engine: Engine): string =>
  checked(anyCase, fc.nat(), ({ mechanism, facts }, turn) => {
    const rotated = <T>(list: readonly T[]): T[] =>
      [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)].reverse()
    const moved = {
      ...mechanism,
      ...sections(mechanism, turn),
      blocks: rotated(mechanism.blocks),
      wires: rotated(mechanism.wires),
    }
    const [a, b] = [deriveBy(engine, moved, facts), deriveBy(engine, mechanism, facts)]
    return a.hash === b.hash && sortedBytes(a) === sortedBytes(b)
  })

const sections = (mechanism: Mechanism, turn: number): Pick<Mechanism, 'groups' | 'parameters'> => {
  const block = mechanism.blocks[turn % mechanism.blocks.length]?.id ?? ''
  return {
    groups: [{ id: 'group', title: '一组', blocks: [block] }],
    parameters: [{ id: 'one', label: '可调', block, path: ['prefix'], mode: 'locked' }],
  }
}

const sortedBytes = (derived: Derived): string =>
  bytesOf({
    ...derived,
    tables: Object.fromEntries(Object.entries(derived.tables).sort(([a], [b]) => (a < b ? -1 : 1))),
  })

/** trace: the value recorded when asked for is the value that stands in the table, fast way or exact way. */
const trace = (engine: Engine): string =>
  checkedIn(3, anyCase, ({ mechanism, facts }) => {
    const state = engine.absorb(engine.start(mechanism), facts)
    const ask = engine.explainer(state)
    return Object.entries(engine.derived(state).tables).every(([block, ports]) =>
      Object.entries(ports).every(([port, table]) =>
        table.columns.every((column, at) =>
          table.keys.every((row, index) => {
            const found = ask({ block, port, row, column: column.id })
            return found !== undefined && textOf(found.value) === textOf(table.cells[at]![index]!)
          }),
        ),
      ),
    )
  })

const textOf = (cell: Cell): string => ('missing' in cell ? `?${cell.missing}` : String(cell.value))

/** total: whatever stands in facts, deriving answers and does not throw. */
const total = (engine: Engine): string =>
  checked(
    anyCase,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('value', 'slot', 'at', 'known', 'supersedes', 'kind'), fc.anything()), {
      minLength: 1,
      maxLength: 6,
    }),
    ({ mechanism, facts }, spoilt) => {
      const bad = spoilt.map(
        ([which, field, junk], at) =>
          // spoilt on purpose: no fact any more, whatever the type says
          ({ ...facts[which % facts.length]!, id: `bad-${at}`, [field]: junk }) as unknown as AnyFact,
      )
      return typeof deriveBy(engine, mechanism, [...facts, ...bad]).hash === 'string'
    },
  )

/** hash: it tells two states of a case apart exactly when their bytes differ. */
const hash = (engine: Engine): string =>
  checked(anyCase, fc.nat(), ({ mechanism, facts }, cut) => {
    const [part, whole] = [
      deriveBy(engine, mechanism, facts.slice(0, 1 + (cut % facts.length))),
      deriveBy(engine, mechanism, facts),
    ]
    const seen = (one: Derived): string =>
      bytesOf({ ...one, open: [], due: [], findings: [], leftOut: [], needs: [], hash: '' })
    return (part.hash === whole.hash) === (seen(part) === seen(whole))
  })

/**
 * The laws of the model §4 by their names there, and three beside them, each stated about an engine. Of the ten, *bound*
 * is counted in a process of its own (bound.test.ts), and *words* stands with what it is about (test/diff, test/outline);
 * *same* is stated once more over two machines, in the tooling.
 */
export const LAWS: { readonly [title: string]: (engine: Engine) => string } = {
  same,
  once,
  order,
  resume,
  'resume after every fact': afterEveryFact,
  replay,
  'replay over months': replayMonths,
  picture,
  money,
  shield,
  trace,
  grounds,
  total,
  hash,
}
