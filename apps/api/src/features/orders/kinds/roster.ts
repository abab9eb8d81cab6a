import type { OrderContent } from '@jizhi/contracts'
import type { Key } from '@jizhi/domain'
import { Fault } from '../../../platform/faults/fault.ts'
import { touchesOthers } from '../../cycles/index.ts'
import { type CycleKind, impossible, type Scene } from '../cycle-kind.ts'
import { type RosterNow, rostersNow } from '../rosters-now.ts'

/** ROST-3: subjects come onto a roster or leave it. Whoever leaves is touched; who comes is, once others were told. */
export const rosterOrder: CycleKind<'roster'> = {
  kind: 'roster',
  right: ['open', 'Cycle'],
  weigh(content, scene) {
    const { standing, names, id } = scene
    const roster = rostersNow(standing, names).find((one) => one.id === content.block)
    if (roster === undefined) throw new Fault('cycle.no-such-block')
    const rows = [...new Set(content.rows)]
    refuseUnfit(roster, content, rows, scene)
    const { change } = content
    return {
      sentence: `${roster.label}${change === 'add' ? '增加' : '减去'}${listed(rows.map(names.row))}`,
      needsSecond: change === 'remove' || touchesOthers(standing, content.block),
      rows,
      facts: [
        {
          kind: 'fixed',
          slot: { block: content.block, item: id },
          value: { keys: rows as Key[], change }, // keys of this very roster, or units of the pinned graph
        },
      ],
    }
  },
}

function refuseUnfit(
  roster: RosterNow,
  { change }: OrderContent<'roster'>,
  rows: readonly string[],
  { names }: Scene,
): void {
  const known = new Set((change === 'add' ? roster.absent : roster.rows).map((one) => one.id))
  const unfit = rows.find((row) => !known.has(row))
  if (unfit !== undefined && change === 'remove') throw impossible(`${names.row(unfit)}不在${roster.label}里`)
  if (unfit !== undefined)
    throw impossible(`${names.row(unfit)}已在${roster.label}里，或者不在主办单位的辖区内、不属于这类对象`)
  if (change === 'remove' && rows.length >= roster.rows.length) throw impossible('不能把名册减空；整期开错了，请用作废')
}

/** Names up to this many are read out. */
const READ_OUT = 5

const listed = (named: readonly string[]): string =>
  named.length <= READ_OUT ? named.join('、') : `${named.slice(0, READ_OUT).join('、')}等 ${named.length} 个`
