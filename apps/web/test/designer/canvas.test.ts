import { must } from '@jizhi/domain'
import { apply, check, type Wire } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { partBeside } from '../../src/features/designer/canvas/focus-parts.ts'
import { foundBlocks } from '../../src/features/designer/canvas/found-blocks.ts'
import { applyChange, storedLayout } from '../../src/features/designer/drawing/change.ts'
import { cuttingText, readCutting } from '../../src/features/designer/drawing/clipboard.ts'
import { joining, judge } from '../../src/features/designer/drawing/connecting.ts'
import { groupAfterMove } from '../../src/features/designer/drawing/group-after-move.ts'
import { openDrawing } from '../../src/features/designer/drawing/open-drawing.ts'
import { placing, waysIn } from '../../src/features/designer/drawing/placing.ts'
import { newBlock } from '../../src/features/designer/drawing/use-steps.ts'
import { paletteGroups } from '../../src/features/designer/palette/palette-groups.ts'
import { aligned, freeShift } from '../../src/features/drawing-lines/index.ts'

const { mechanism } = templates['county-monthly-assessment']
const open = () => openDrawing(mechanism, { positions: {} })
const kinds = (typed: string) => paletteGroups(typed).flatMap((group) => group.kinds.map(({ kind }) => kind))
const note = { id: 'note_1', x: 0, y: 0, width: 200, height: 120, text: '会商已定' }

describe('what may stand behind a port', () => {
  it('is a block that its rows can go on through, joined as one edit that one undo takes back', () => {
    const after = { block: 'townships', port: 'unassigned' }
    const complain = judge(mechanism, check)
    const fits = kinds('').filter((kind) => {
      const edit = placing(mechanism, newBlock(kind), { after })
      return edit !== undefined && complain(edit) === undefined
    })
    expect(fits).toContain('compute')
    expect(fits).not.toContain('cycle')
    expect(fits).not.toContain('roster')
    const edit = placing(mechanism, newBlock('compute'), { after })
    const done = must(apply(mechanism, edit ?? { do: 'all', edits: [] }))
    expect(done.mechanism.ends).not.toContainEqual(after)
    expect(done.mechanism.wires.at(-1)?.from).toEqual(after)
    expect(must(apply(done.mechanism, done.inverse)).mechanism).toEqual(mechanism)
  })

  it('is a way in that is free before one that is taken, and never its own', () => {
    const from = { block: 'sheet', port: 'silent' }
    const free = must(apply(mechanism, { do: 'remove', block: 'sheet' })).mechanism
    const ways = waysIn(free, { block: 'villages', port: 'rows' })
    expect(ways[0]).toEqual({ block: 'village_score', port: 'in' })
    expect(waysIn(mechanism, from).some(({ block }) => block === 'sheet')).toBe(false)
    expect(judge(mechanism, check)(joining(mechanism, { from, to: { block: 'villages', port: 'in' } }))).toBeDefined()
  })
})

describe('a block typed for', () => {
  it('is found by its name, its spelling and the first letters', () => {
    expect(kinds('排名')).toEqual(['rank'])
    expect(kinds('paim')).toEqual(['rank'])
    expect(kinds('pm')).toEqual(['rank'])
    expect(kinds('rank')).toEqual(['rank'])
    expect(kinds('xyz')).toEqual([])
  })

  it('is found on the drawing by its name first, then by its settings', () => {
    const store = open()
    expect(foundBlocks(store.getState(), '光荣榜')[0]?.id).toBe('honour')
    expect(foundBlocks(store.getState(), '残垣断壁').map(({ id }) => id)).toEqual(['sheet', 'village_score'])
    expect(foundBlocks(store.getState(), '没有这个')).toEqual([])
  })
})

describe('the clipboard', () => {
  it('carries blocks with the wires between them into another drawing, and refuses what is not ours', () => {
    const { drawing } = open().getState()
    const text = cuttingText(drawing, ['rank', 'objection', 'result'])
    const { fragment, positions } = must(readCutting(text))
    expect(fragment.blocks.map(({ id }) => id)).toEqual(['rank', 'objection', 'result'])
    expect(fragment.wires).toHaveLength(2)
    expect(Object.keys(positions)).toHaveLength(3)
    const as = Object.fromEntries(fragment.blocks.map(({ id }) => [id, `${id}_x`]))
    const pasted = must(apply(templates['village-monthly-award'].mechanism, { do: 'paste', fragment, as })).mechanism
    expect(pasted.wires).toContainEqual({
      from: { block: 'rank_x', port: 'ranked' },
      to: { block: 'objection_x', port: 'in' },
    } satisfies Wire)
    expect(readCutting('三月份的表')).toEqual({ ok: false, fault: 'canvas.clipboard.foreign' })
    expect(readCutting('{"blocks":[]}')).toEqual({ ok: false, fault: 'canvas.clipboard.foreign' })
    expect(readCutting(text.replace('"kind": "rank"', '"kinds": 5'))).toEqual({
      ok: false,
      fault: 'canvas.clipboard.broken',
    })
    expect(cuttingText(drawing, [])).toBe('')
  })

  it('lays what is pasted where it covers nothing', () => {
    const card = { left: 0, right: 224, top: 0, bottom: 92 }
    const { x, y } = freeShift([{ x: 0, y: 0 }], [card])
    expect(y).toBeGreaterThan(92)
    expect([x % 20, y % 20]).toEqual([0, 0])
  })
})

describe('notes', () => {
  it('are stored beside the meaning, undone by one step, and leave an old layout as it was', () => {
    const store = open()
    const { drawing } = store.getState()
    const stuck = must(applyChange(drawing, { notes: [note] }))
    expect(storedLayout(stuck.drawing).notes).toEqual([note])
    expect(check(stuck.drawing.mechanism)).toEqual(check(mechanism))
    const back = must(applyChange(stuck.drawing, stuck.inverse))
    expect(back.drawing).toEqual(drawing)
    expect('notes' in storedLayout(back.drawing)).toBe(false)
    expect(openDrawing(mechanism, { positions: {}, notes: [note] }).getState().drawing.layout.notes).toEqual([note])
  })
})

describe('a card that is let go', () => {
  const group = { id: 'g', title: '定榜', blocks: ['result', 'board'] }
  const grouped = must(apply(mechanism, { do: 'group', group })).mechanism
  const positions = { result: { x: 0, y: 0 }, board: { x: 280, y: 0 }, rank: { x: 0, y: 2000 } }
  const { drawing, views } = openDrawing(grouped, { positions }).getState()
  it('inside a frame joins the group, far outside its own leaves it, and near it stays', () => {
    expect(groupAfterMove({ drawing, views }, 'rank', { rank: { x: 120, y: 20 } })).toEqual({
      do: 'regroup',
      block: 'rank',
      group: 'g',
    })
    expect(groupAfterMove({ drawing, views }, 'board', { board: { x: 280, y: 900 } })).toEqual({
      do: 'regroup',
      block: 'board',
    })
    expect(groupAfterMove({ drawing, views }, 'board', { board: { x: 280, y: 100 } })).toBeUndefined()
    expect(groupAfterMove({ drawing, views }, 'rank', { rank: { x: 0, y: 3000 } })).toBeUndefined()
  })
})

describe('lining up', () => {
  const card = (id: string, left: number, top: number) => ({ id, left, top, right: left + 224, bottom: top + 92 })
  const cards = [card('a', 0, 0), card('b', 300, 50), card('c', 900, 400)]
  it('sets left edges, upper edges and equal distances, the outermost two staying', () => {
    expect(Object.values(aligned(cards, 'align-left')).map(({ x }) => x)).toEqual([0, 0, 0])
    expect(Object.values(aligned(cards, 'align-top')).map(({ y }) => y)).toEqual([0, 0, 0])
    expect(aligned(cards, 'spread-across')).toMatchObject({ a: { x: 0 }, b: { x: 460 }, c: { x: 900 } })
    expect(aligned(cards, 'spread-down')).toMatchObject({ a: { y: 0 }, b: { y: 200 }, c: { y: 400 } })
  })
})

describe('walking by keyboard', () => {
  it('goes card → port → wire → card as the rosters flow, and back', () => {
    const { views } = open().getState()
    const walk = (keys: readonly string[], id: string) =>
      keys.reduce<Parameters<typeof partBeside>[2] | undefined>(
        (part, key) => part && partBeside(mechanism, views, part, key),
        { part: 'card', id },
      )
    const right = ['ArrowRight', 'ArrowRight', 'ArrowRight']
    expect(walk(right, 'cycle')).toEqual({ part: 'card', id: 'villages' })
    expect(walk(['ArrowLeft', 'ArrowLeft', 'ArrowLeft'], 'villages')).toEqual({ part: 'card', id: 'cycle' })
    expect(walk(['ArrowRight', 'ArrowDown'], 'ways')).toMatchObject({ port: { port: 'trailing' } })
    expect(walk(['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight'], 'result')).toEqual({
      part: 'card',
      id: 'points',
    })
  })
})
