import { describe, expect, it } from 'vitest'
import { apply, type Edit, fragmentOf, freshIds, type Mechanism, readMechanism } from '../../src/index.ts'
import { sound } from '../sound.ts'

const done = (mechanism: Mechanism, ...edits: Edit[]): Mechanism => {
  const edited = apply(mechanism, { do: 'all', edits })
  if (!edited.ok) throw new Error(edited.fault.message)
  return edited.value.mechanism
}
const judged = done(
  sound,
  { do: 'group', group: { id: 'g1', title: '评分', blocks: ['ask', 'score', 'rank'] } },
  { do: 'group', group: { id: 'g2', title: '奖惩', blocks: ['expose'] } },
  {
    do: 'set-parameter',
    parameter: {
      id: 'front',
      label: '前列取几名',
      block: 'branch',
      path: ['cases', 'front', 'when'],
      mode: 'free',
    },
  },
)

describe('groups and parameters', () => {
  it('GROUP-1 a block stands in one group: grouping it again moves it, and an empty group goes', () => {
    const moved = done(judged, { do: 'group', group: { id: 'g3', title: '惩处', blocks: ['expose', 'rank'] } })
    expect(moved.groups).toEqual([
      { id: 'g1', title: '评分', blocks: ['ask', 'score'] },
      { id: 'g3', title: '惩处', blocks: ['expose', 'rank'] },
    ])
  })

  it('GROUP-1 a document from outside is read into groups that share no block', () => {
    const groups = [
      { id: 'a', title: '甲', blocks: ['ask', 'absent'] },
      { id: 'b', title: '乙', blocks: ['ask'] },
    ]
    const read = readMechanism({ ...sound, groups, parameters: [] })
    expect(read.ok && read.value).toEqual({ ...sound, groups: [{ id: 'a', title: '甲', blocks: ['ask'] }] })
  })

  it('GROUP-2 a removed block leaves group and parameters, and comes back into both', () => {
    const edited = apply(judged, {
      do: 'all',
      edits: [
        { do: 'remove', block: 'branch' },
        { do: 'remove', block: 'expose' },
      ],
    })
    if (!edited.ok) throw new Error(edited.fault.message)
    expect(edited.value.mechanism.parameters).toBeUndefined()
    expect(edited.value.mechanism.groups?.map((one) => one.id)).toEqual(['g1'])
    const back = apply(edited.value.mechanism, edited.value.inverse)
    expect(back.ok && JSON.stringify(back.value.mechanism)).toBe(JSON.stringify(judged))
  })

  it('PARAM-1 a parameter that points to no setting is refused', () => {
    const edited = apply(judged, {
      do: 'set-parameter',
      parameter: { id: 'x', label: '错', block: 'branch', path: ['cases', 'gone', 'when'], mode: 'free' },
    })
    expect(edited).toMatchObject({ ok: false, fault: { code: 'edit.parameter' } })
  })

  it('EDIT-6 a pasted fragment has its inner wires, its ends and ids of its own', () => {
    const cut = fragmentOf(sound, ['ask', 'score', 'review'])
    const as = freshIds(sound, cut)
    expect(as).toEqual({ ask: 'ask_2', score: 'score_2', review: 'review_2' })
    const back = { ...cut, blocks: cut.blocks.map((one) => (one.id === 'review' ? returning(one) : one)) }
    const pasted = done(sound, { do: 'paste', fragment: back, as })
    expect(pasted.wires.at(-1)).toEqual({
      from: { block: 'ask_2', port: 'answered' },
      to: { block: 'score_2', port: 'in' },
    })
    expect(pasted.ends.slice(-2)).toEqual([
      { block: 'ask_2', port: 'silent' },
      { block: 'review_2', port: 'refused' },
    ])
    expect(pasted.blocks.at(-1)?.config.returnTo).toBe('ask_2')
  })

  it('EDIT-7 a row of a table is named by its id or by its number', () => {
    const byId = done(sound, { do: 'set', block: 'branch', path: ['cases', 'back', 'label'], value: '后进' })
    const byNumber = done(sound, { do: 'set', block: 'branch', path: ['cases', 1, 'label'], value: '后进' })
    expect(byId).toEqual(byNumber)
    expect(apply(sound, { do: 'set', block: 'branch', path: ['cases', 'none', 'label'], value: '后进' }).ok).toBe(false)
  })
})

const returning = (block: Mechanism['blocks'][number]) => ({ ...block, config: { ...block.config, returnTo: 'ask' } })
