import type { Instant } from '@jizhi/domain'
import fc from 'fast-check'
import {
  type AnyFact,
  absorb,
  type Block,
  type DerivationState,
  derived,
  emptyState,
  type Mechanism,
} from '../../src/index.ts'
import { fact, freezing, instant, opened, tick } from '../build.ts'
import { answerTo } from './answers.ts'
import { countyPins, VILLAGES } from './county.ts'
import { anyDrawing } from './drawings.ts'
import { endgame } from './endgame.ts'
import { happening, type Step } from './from-outside.ts'
import { filled } from './sheets.ts'

const DAY_MS = 86_400_000

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(16),
  who: fc.nat(100),
  value: fc.nat(1000),
  days: fc.constantFrom(0, 0, 0, 1, 2),
})

/** A drawing, and facts as people make them, looking at what is open. */
interface Case {
  readonly mechanism: Mechanism
  readonly facts: readonly AnyFact[]
}

function play(mechanism: Mechanism, steps: readonly Step[]): Case {
  const facts: AnyFact[] = [opened(countyPins(mechanism))]
  let state = absorb(emptyState(mechanism), facts)
  let known = instant('2019-05-28')
  for (const [at, one] of steps.entries()) {
    known = (Math.max(known, state.index.now) + one.days * DAY_MS + 60_000) as Instant
    const made = move(state, one, `move-${String(at).padStart(3, '0')}`, known)
    if (!made) continue
    facts.push(made)
    state = absorb(state, [made])
  }
  return { mechanism, facts }
}

const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(list.length, 1)]

function move(state: DerivationState, one: Step, id: string, known: Instant): AnyFact | undefined {
  const { blocks } = state.program.mechanism
  if (one.what <= 4) return stated(blocks, one, id, known)
  if (one.what <= 6) {
    const answers = [...state.index.byId.values()].filter((fact) => fact.kind === 'answered')
    const earlier = pick(answers, one.who)
    const ask = earlier && blocks.find((block) => block.id === earlier.slot.block && block.kind === 'ask')
    if (!earlier || !ask) return undefined
    if (one.what === 6) return fact('withdrawn', {}, earlier.slot, { id, known, supersedes: earlier.id })
    return fact('answered', filled(ask, one.value), earlier.slot, { id, known, supersedes: earlier.id })
  }
  if (one.what === 7) return tick(known)
  const now = derived(state)
  if (one.what === 8) {
    const frozen = pick(now.results, one.who)
    return frozen && ({ ...freezing(now, frozen.block, 1 + (one.value % 50), known), id } as AnyFact) // an own id per freeze
  }
  const named = (kind: string) =>
    pick(
      blocks.filter((block) => block.kind === kind),
      one.value,
    )?.id
  if (one.what >= 13) return happening({ derived: now, step: one, id, known, named, block: pick(blocks, one.who)!.id })
  const tasks = now.open.filter((task) => task.kind !== 'answer' || task.items.length > 0)
  const task = pick(tasks, one.who)
  return task && answerTo(task, { id, known, value: one.value })
}

/** Somebody fills a form of the drawing, asked or not. */
function stated(blocks: readonly Block[], { who, value }: Step, id: string, known: Instant): AnyFact {
  const asks = blocks.filter((block) => block.kind === 'ask')
  const ask = pick(asks, value % 5 === 0 ? who : 0)!
  const person = `inspector-${1 + (value % 2)}`
  const row = pick(VILLAGES, who)!
  const at = value % 9 === 0 ? ((known - 5 * 3_600_000) as Instant) : known
  return fact('answered', filled(ask, value), { block: ask.id, row, person }, { id, known, at, by: person })
}

export const anyCase: fc.Arbitrary<Case> = fc
  .tuple(anyDrawing, fc.array(step, { minLength: 4, maxLength: 40 }), fc.nat(20))
  .map(([mechanism, steps, skip]) => {
    const played = play(mechanism, steps)
    if (skip > 16) return played
    const state = absorb(emptyState(mechanism), played.facts)
    return { mechanism, facts: [...played.facts, ...endgame(state, state.index.now, skip)] }
  })
