import { must } from '@jizhi/domain'
import { apply, check, type Edit } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { storedLayout } from '../../src/features/designer/drawing/change.ts'
import { joining, misfit } from '../../src/features/designer/drawing/connecting.ts'
import { openDrawing } from '../../src/features/designer/drawing/open-drawing.ts'

const { mechanism } = templates['village-monthly-award']
const open = () => openDrawing(mechanism, { positions: {} })
const rank = mechanism.blocks.find(({ kind }) => kind === 'rank')?.id ?? ''
const first = mechanism.wires[0] ?? { from: { block: '', port: '' }, to: { block: '', port: '' } }

describe('the open drawing', () => {
  it('undoes each step by its inverse and does it again', () => {
    const store = open()
    const before = store.getState().drawing
    must(store.getState().change('改', { edit: { do: 'set', block: rank, path: ['minimum'], value: 8 } }))
    must(store.getState().change('删', { edit: { do: 'remove', block: rank } }))
    const after = store.getState().drawing.mechanism
    store.getState().undo()
    store.getState().undo()
    expect(store.getState().drawing.mechanism).toEqual(before.mechanism)
    expect(store.getState().future.map(({ words }) => words)).toEqual(['改', '删'])
    store.getState().redo()
    store.getState().redo()
    expect(store.getState().drawing.mechanism).toEqual(after)
  })

  it('changes nothing and keeps no step when an edit is refused', () => {
    const store = open()
    const { drawing } = store.getState()
    const done = store.getState().change('坏', { edit: { do: 'set', block: rank, path: ['minimum'], value: -1 } })
    expect(done.ok).toBe(false)
    expect(store.getState().drawing).toBe(drawing)
    expect(store.getState().past).toHaveLength(0)
  })

  it('counts a run of arrow keys as one step, a drag as one step', () => {
    const store = open()
    const at = store.getState().drawing.layout.positions[rank]
    for (const x of [20, 40, 60]) store.getState().change('移动', { positions: { [rank]: { x, y: 0 } } }, 'keys')
    store.getState().change('移动', { positions: { [rank]: { x: 400, y: 0 } } })
    expect(store.getState().past).toHaveLength(2)
    store.getState().undo()
    store.getState().undo()
    expect(store.getState().drawing.layout.positions[rank]).toEqual(at)
  })

  it('gives a removed card its old place back, and stores no place of a card that is gone', () => {
    const store = open()
    const at = store.getState().drawing.layout.positions[rank]
    must(store.getState().change('删', { edit: { do: 'remove', block: rank } }))
    expect(storedLayout(store.getState().drawing).positions[rank]).toBeUndefined()
    store.getState().undo()
    expect(store.getState().drawing.layout.positions[rank]).toEqual(at)
  })

  it('keeps the view of every block an edit did not touch', () => {
    const store = open()
    const before = store.getState().views
    must(store.getState().change('移动', { positions: { [rank]: { x: 1, y: 1 } } }))
    expect(store.getState().views).toBe(before)
    must(store.getState().change('改', { edit: { do: 'set', block: rank, path: ['minimum'], value: 8 } }))
    const changed = [...store.getState().views].filter(([id, view]) => before.get(id) !== view).map(([id]) => id)
    expect(changed).toEqual([rank])
  })
})

describe('joining ports', () => {
  it('WIRE-1 lets a new wire take the place of the one at the input', () => {
    const wire = { from: { block: rank, port: 'ranked' }, to: first.to }
    const edit = joining(mechanism, wire)
    expect(edit).toMatchObject({
      do: 'all',
      edits: [
        { do: 'disconnect', wire: first },
        { do: 'connect', wire },
      ],
    })
  })

  it('says in a sentence why a wire does not fit', () => {
    const ring: Edit = joining(mechanism, { from: { block: rank, port: 'ranked' }, to: { block: rank, port: 'in' } })
    expect(misfit(mechanism, ring, check)?.message).toMatch(/圈.*。$/)
    const cycle = mechanism.blocks.find(({ kind }) => kind === 'cycle')?.id ?? ''
    const wrong = joining(mechanism, { from: { block: cycle, port: 'cycle' }, to: { block: rank, port: 'in' } })
    expect(misfit(mechanism, wrong, check)?.message).toMatch(/周期.*。$/)
  })

  it('JOIN-1, CHECK-9 offers the step that makes rosters with other keys meet', () => {
    const [from] = mechanism.blocks
      .filter(({ kind }) => kind === 'cycle')
      .map(({ id }) => ({ block: id, port: 'cycle' }))
    const side = (block: string, port: string, to: string) => ({
      from: { block, port },
      to: { block: 'meet', port: to },
    })
    const drawn = must(
      apply(mechanism, {
        do: 'all',
        edits: [
          { do: 'add', block: { id: 'towns', kind: 'roster', config: { subject: 'township' } } },
          { do: 'add', block: { id: 'meet', kind: 'join', config: {} } },
          { do: 'connect', wire: { from: from ?? first.from, to: { block: 'towns', port: 'in' } } },
          { do: 'connect', wire: side('towns', 'rows', 'left') },
        ],
      }),
    ).mechanism
    const meeting = joining(drawn, side(rank, 'ranked', 'right'))
    const found = misfit(drawn, meeting, check)
    expect(found?.message).toMatch(/对不上.*。$/)
    expect(found?.fix?.label).toMatch(/插入 换口径：乡镇/)
    const edited = must(apply(drawn, meeting)).mechanism
    const mended = must(apply(edited, found?.fix?.edit ?? meeting)).mechanism
    expect(check(mended).map(({ code }) => code)).not.toContain('check.join-keys')
  })

  it('unmarks an end that leads on', () => {
    const end = mechanism.ends[0]
    if (end === undefined) throw new Error('the template marks no end')
    const added = must(apply(mechanism, { do: 'add', block: { id: 'new_tell', kind: 'tell', config: {} } })).mechanism
    const joined = must(apply(added, joining(added, { from: end, to: { block: 'new_tell', port: 'in' } }))).mechanism
    expect(joined.ends).not.toContainEqual(end)
  })
})
