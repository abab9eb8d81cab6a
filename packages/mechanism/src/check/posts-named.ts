import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** Whoever must act is a named post; settings that are not in use may stay empty. */
const NEEDED: { readonly [kind: string]: (config: { readonly [name: string]: unknown }) => readonly string[] } = {
  ask: () => ['who'],
  objection: () => ['objector', 'decider', 'escalateTo'],
  review: (config) => (config.onSilence === 'escalate' ? ['who', 'escalateTo'] : ['who']),
  case: () => ['dispatcher', 'doer', 'verifier'],
  result: (config) => (config.mode === 'signed' ? ['who'] : []),
}

/** PIN-4, OBJ-5: a task without a post would wait for ever. */
export function checkPostsNamed(drawing: Drawing): Finding[] {
  return drawing.blocks.flatMap((open) => {
    const top = Object.fromEntries(
      open.settings.filter((one) => one.path.length === 1).map((one) => [one.path[0], one.value]),
    )
    const needed = NEEDED[open.block.kind]?.(top) ?? []
    return open.settings
      .filter(({ path, meta, value }) => meta.ref === 'role' && value === '' && needed.includes(String(path[0])))
      .map(({ path }) => {
        const title = open.settings.find((one) => one.path.length === 1 && one.path[0] === path[0])?.meta.title
        return error('post-unnamed', open.block.id, `“${open.name}”的“${title}”没有岗位，请选一个岗位。`)
      })
  })
}
