import { type BlockId, compareIds, type Key } from '@jizhi/domain'
import type { OpenTask, WantedEffect } from '../model/derived.ts'
import type { Fact } from '../model/fact.ts'
import { SETTLED } from '../model/frame.ts'
import { once } from './digest.ts'
import { noticesOf } from './notices.ts'
import type { Session } from './session.ts'

/**
 * OBJ-3, SHIELD-3: a row whose figures stand and whose consequences nobody was told of needs a notice; so does one
 * whose consequence became another after the notice.
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
    const rows = session.frames.get(block.id)?.get('in')
    for (const row of rows?.keys.keys() ?? []) {
      if (rows!.states[row] !== SETTLED) continue
      const key = rows!.keys[row]!
      const notices = noticesOf(session.run, block.id, key)
      const untold = once(() => untoldOf(wanted.get(key) ?? NONE, notices))
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

const NONE: readonly WantedEffect[] = []

function untoldOf(wanted: readonly WantedEffect[], notices: readonly Fact<'noticed'>[]): readonly string[] {
  const told = new Set(notices.flatMap((notice) => notice.value.effects))
  return wanted
    .map((effect) => effect.digest)
    .filter((digest) => !told.has(digest))
    .sort(compareIds)
}

const noticeTask = (block: BlockId, row: Key, untold: () => readonly string[]): OpenTask => ({
  block,
  row,
  kind: 'notice',
  role: '',
  persons: [],
  get items() {
    return untold()
  },
})
