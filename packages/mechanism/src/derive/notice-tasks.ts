import { type BlockId, compareIds, type Key, type PersonId } from '@jizhi/domain'
import type { OpenTask, WantedEffect } from '../model/derived.ts'
import type { Fact } from '../model/fact.ts'
import { NO_ROWS, SETTLED } from '../model/frame.ts'
import { once } from './digest.ts'
import { noticesOf } from './notices.ts'
import type { Session } from './session.ts'
import { isTold, noticeTerms } from './terms.ts'

/**
 * OBJ-3, SHIELD-3: a row whose figures stand and whose consequences nobody was told of needs a notice; so does one
 * whose consequence became another or a heavier one after the notice, never one that became lighter.
 */
export function noticeTasks(session: Session, effects: readonly WantedEffect[]): OpenTask[] {
  const tasks: OpenTask[] = []
  for (const block of session.program.order) {
    if (block.kind !== 'objection') continue
    const behind = new Set(
      session.program.order.filter((other) => other.objections.includes(block.id)).map((other) => other.id),
    )
    const wanted = new Map<string, WantedEffect[]>()
    for (const effect of effects) {
      if (!effect.punitive || !behind.has(effect.slot.block)) continue
      const known = wanted.get(effect.slot.row)
      if (known) known.push(effect)
      else wanted.set(effect.slot.row, [effect])
    }
    const { keys, states } = session.frames.get(block.id)?.get('in') ?? NO_ROWS
    for (let row = 0; row < keys.length; row += 1) {
      if (states[row] !== SETTLED) continue
      const key = keys[row]!
      const notices = noticesOf(session.run, block.id, key)
      const effectsOfRow = wanted.get(key)
      if (effectsOfRow === undefined) {
        if (notices.length === 0) tasks.push(plainTask(block.id, key))
        continue
      }
      const untold = once(() => untoldOf(effectsOfRow, notices))
      if (notices.length === 0 || untold().length > 0) tasks.push(noticeTask(block.id, key, untold))
    }
  }
  return tasks
}

/**
 * OBJ-4: an upheld objection may give another row a new consequence; until that row was told and its window closed, the
 * results behind it are not frozen.
 */
export function untoldResults({ program, results }: Session, notices: readonly OpenTask[]): ReadonlySet<BlockId> {
  const untold = new Set(notices.filter((task) => task.items.length > 0).map((task) => task.block))
  if (untold.size === 0) return untold
  const unfrozen = results.filter((one) => one.frozen === undefined).map((one) => one.block)
  return new Set(unfrozen.filter((id) => program.byId.get(id)?.objections.some((one) => untold.has(one)) ?? false))
}

function untoldOf(wanted: readonly WantedEffect[], notices: readonly Fact<'noticed'>[]): readonly WantedEffect[] {
  const isUntold = (effect: WantedEffect): boolean =>
    !notices.some((notice) =>
      isTold(
        notice,
        () => effect.digest,
        () => effect.terms,
      ),
    )
  return wanted.filter(isUntold).sort((a, b) => compareIds(a.digest, b.digest))
}

const NOBODY: readonly PersonId[] = []
const NOTHING: readonly string[] = []

/** Most rows have no consequence anybody must be told of by name. */
const plainTask = (block: BlockId, row: Key): OpenTask => ({
  block,
  row,
  kind: 'notice',
  role: '',
  persons: NOBODY,
  items: NOTHING,
})

const noticeTask = (block: BlockId, row: Key, untold: () => readonly WantedEffect[]): OpenTask => ({
  block,
  row,
  kind: 'notice',
  role: '',
  persons: NOBODY,
  get items() {
    return untold().map(({ digest }) => digest)
  },
  get terms() {
    return noticeTerms(untold())
  },
})
