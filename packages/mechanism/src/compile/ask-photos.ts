import type { BlockId, Key } from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import { PHOTO_IDS } from '../blocks/settings/ask-modes.ts'
import type { Column } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'

/** Writes the photos of a row; answers whether they are there, or a reason why not. */
export function photoWriter(
  config: AskConfig,
  block: BlockId,
  columns: readonly Column[],
): (run: Run, key: Key, facts: readonly Fact<'answered'>[], out: ColumnWriter) => boolean {
  if (config.photos !== 'reasoned') return () => true
  const names = config.beforeAfter ? (['photos_before', 'photos_after'] as const) : (['photos'] as const)
  const at = (name: string): number => columns.findIndex((column) => column.id === `${config.prefix}${name}`)
  return (run, key, facts, out) => {
    const idsOf = (name: keyof typeof PHOTO_IDS): readonly string[] =>
      facts.flatMap((fact) => fact.value.ids?.[PHOTO_IDS[name]] ?? [])
    let isThere = facts.length > 0
    for (const name of names) {
      const ids = idsOf(name)
      if (ids.length === 0) {
        out.miss(at(name), 'unreported')
        isThere = false
      } else out.cell(at(name), { value: ids })
    }
    const reason = idsOf('no_photo').at(-1)
    if (reason === undefined) out.miss(at('no_photo'), isThere ? 'not-applicable' : 'unreported')
    else out.cell(at('no_photo'), { value: reason })
    if (isThere || reason !== undefined || facts.length === 0) return true
    const what = config.beforeAfter ? '整改前后的照片' : '照片'
    run.find({ code: 'answer.no-photo', block, row: key, message: `没有附${what}，也没有说明理由，请补上。` })
    return false
  }
}
