import { compareIds } from '@jizhi/domain'
import type { OpenTask, WantedEffect } from '../model/derived.ts'
import { SETTLED } from '../model/frame.ts'
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
    const wanted = new Map<string, string[]>()
    for (const effect of effects) {
      if (!effect.punitive || !behind.has(effect.slot.block)) continue
      const digests = wanted.get(effect.slot.row)
      if (digests) digests.push(effect.digest)
      else wanted.set(effect.slot.row, [effect.digest])
    }
    const rows = session.frames.get(block.id)?.get('in')
    for (const row of rows?.keys.keys() ?? []) {
      const key = rows!.keys[row]!
      const notices = noticesOf(session.run, block.id, key)
      const told = new Set(notices.flatMap((notice) => notice.value.effects))
      const untold = (wanted.get(key) ?? []).filter((digest) => !told.has(digest)).sort(compareIds)
      const isDue = rows!.states[row] === SETTLED && (notices.length === 0 || untold.length > 0)
      if (isDue) tasks.push({ block: block.id, row: key, kind: 'notice', role: '', persons: [], items: untold })
    }
  }
  return tasks
}
