import { must } from '@jizhi/domain'
import { apply, blockKinds, type Mechanism } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import ELK from 'elkjs/lib/elk.bundled.js'
import { describe, expect, it } from 'vitest'
import { columnsFrom, graphOf } from '../../src/features/designer/canvas/elk-graph.ts'
import { blockViews } from '../../src/features/designer/drawing/block-view.ts'
import { newBlock } from '../../src/features/designer/drawing/use-steps.ts'
import { cardBoxes, frameAround, type Positions, setInLines } from '../../src/features/drawing-lines/index.ts'

const elk = new ELK()
const WIDTH = 1100

async function arranged(mechanism: Mechanism, present: Positions, width = WIDTH): Promise<Positions> {
  const views = blockViews(mechanism)
  const columns = columnsFrom(await elk.layout(graphOf(mechanism, views, present)), present)
  return setInLines(mechanism, columns, views, width, present)
}

/** One block more on each of a few wires. */
function grown(mechanism: Mechanism): readonly Mechanism[] {
  return mechanism.wires.slice(0, 4).map((wire, at) => {
    const kind = blockKinds()[(at * 5 + 3) % blockKinds().length] ?? 'compute'
    const block = { ...newBlock(kind === 'cycle' || kind === 'roster' ? 'compute' : kind), id: `new_${at}` }
    const inserted = apply(mechanism, { do: 'insert', block, wire })
    return inserted.ok ? inserted.value.mechanism : must(apply(mechanism, { do: 'add', block })).mechanism
  })
}

const orderOf = (positions: Positions, by: 'line' | 'column', without: string) =>
  Object.entries(positions)
    .filter(([id]) => id !== without)
    .sort(([, a], [, b]) => (by === 'line' ? a.y - b.y || a.x - b.x : a.x - b.x || a.y - b.y))
    .map(([id]) => id)

/** Of two cards of one column, the upper one stays the upper one; who did not is named. */
const swapped = (before: Positions, again: Positions): readonly string[] =>
  Object.entries(before).flatMap(([a, one]) =>
    Object.entries(before).flatMap(([b, other]) => {
      const [now, then] = [again[a], again[b]]
      return one.y < other.y && now?.x === then?.x && (now?.y ?? 0) > (then?.y ?? 0) ? [`${a} ${b}`] : []
    }),
  )

const small = ['expiry-reminder', 'weekly-visit'] as const
const large = ['county-monthly-assessment', 'village-monthly-award'] as const

describe('整理', () => {
  it('keeps the order of all other cards when a block is added', async () => {
    for (const name of [...small, ...large]) {
      const { mechanism } = templates[name]
      const before = await arranged(mechanism, {})
      for (const after of grown(mechanism)) {
        const id = after.blocks.find((block) => before[block.id] === undefined)?.id ?? ''
        const again = await arranged(after, { ...before, [id]: { x: 20, y: 900 } })
        if (after.groups !== undefined) {
          // Groups stand side by side; what is read in one of them stays in order there.
          const inGroup = (positions: Positions, blocks: readonly string[]) =>
            orderOf(positions, 'line', id).filter((one) => blocks.includes(one))
          for (const { blocks } of after.groups) {
            expect([name, inGroup(again, blocks)]).toEqual([name, inGroup(before, blocks)])
          }
          continue
        }
        const byLine = new Set(Object.values(before).map(({ y }) => y)).size > 2
        if (byLine) expect([name, orderOf(again, 'line', id)]).toEqual([name, orderOf(before, 'line', id)])
        else expect([name, swapped(before, again)]).toEqual([name, []])
      }
    }
  })

  it('set twice moves nothing, and a block more moves no line above it', async () => {
    for (const name of large) {
      const { mechanism } = templates[name]
      const before = await arranged(mechanism, {})
      expect(await arranged(mechanism, before)).toEqual(before)
      const [, , , wire] = mechanism.wires
      if (wire === undefined) throw new Error('too few wires')
      const block = { ...newBlock('compute'), id: 'new' }
      const after = must(apply(mechanism, { do: 'insert', block, wire })).mechanism
      const again = await arranged(after, { ...before, new: { x: 20, y: 900 } })
      const line = before[wire.to.block]?.y ?? 0
      const above = Object.keys(before).filter((id) => (before[id]?.y ?? 0) < line)
      expect(above.length).toBeGreaterThan(0)
      for (const id of above) expect([id, again[id]]).toEqual([id, before[id]])
    }
  })

  it('runs no frame of a group around a card of another one', async () => {
    for (const width of [700, 1100, 2400]) {
      const { mechanism } = templates['group-monthly-assessment']
      const views = blockViews(mechanism)
      const positions = await arranged(mechanism, {}, width)
      for (const group of mechanism.groups ?? []) {
        const own = new Map([...views].filter(([id]) => group.blocks.includes(id)))
        const frame = frameAround(cardBoxes({ positions }, own))
        const others = new Map([...views].filter(([id]) => !group.blocks.includes(id)))
        for (const card of cardBoxes({ positions }, others)) {
          const apart =
            frame === undefined ||
            card.right < frame.left ||
            card.left > frame.right ||
            card.bottom < frame.top ||
            card.top > frame.bottom
          expect(apart).toBe(true)
        }
      }
    }
  })
})
