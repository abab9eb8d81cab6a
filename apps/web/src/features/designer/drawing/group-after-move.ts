import type { Edit } from '@jizhi/mechanism'
import { cardBoxes, frameAround } from '../../drawing-lines/index.ts'
import type { Positions } from './change.ts'
import type { DrawingState } from './drawing-store.ts'

/** How far outside the frame of the others a card must be let go to leave its group: more than the next place in line. */
const AWAY = 240

/** What a card's new place says about its group: let go inside another frame it joins that one, far outside its own it leaves. */
export function groupAfterMove(
  { drawing, views }: Pick<DrawingState, 'drawing' | 'views'>,
  block: string,
  places: Positions,
): Edit | undefined {
  const { groups = [] } = drawing.mechanism
  const view = views.get(block)
  const at = places[block]
  if (view === undefined || at === undefined || groups.length === 0) return undefined
  const [box] = cardBoxes({ positions: { [block]: at } }, new Map([[block, view]]))
  if (box === undefined) return undefined
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
  const inside = (blocks: readonly string[], room: number) => {
    const others = new Map([...views].filter(([id]) => id !== block && blocks.includes(id)))
    const frame = frameAround(cardBoxes(drawing.layout, others))
    if (frame === undefined) return undefined
    return (
      middle.x > frame.left - room &&
      middle.x < frame.right + room &&
      middle.y > frame.top - room &&
      middle.y < frame.bottom + room
    )
  }
  const own = groups.find(({ blocks }) => blocks.includes(block))
  if (own !== undefined && inside(own.blocks, AWAY) !== false) return undefined
  const found = groups.find((one) => one !== own && inside(one.blocks, 0) === true)
  if (found !== undefined) return { do: 'regroup', block, group: found.id }
  return own === undefined ? undefined : { do: 'regroup', block }
}
