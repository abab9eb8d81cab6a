import { must } from '@jizhi/domain'
import { apply, type Block, check, diff, type Mechanism, outlineSections } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import type { BlockView } from '../../src/features/designer/drawing/block-view.ts'
import { openDrawing } from '../../src/features/designer/drawing/open-drawing.ts'
import { movedUp } from '../../src/features/designer/outline/move-sentence.ts'
import { changedWords, spokenBlock } from '../../src/features/designer/outline/spoken-words.ts'
import { formFrame } from '../../src/features/designer/settings/form-frame.ts'

const { mechanism } = templates['county-monthly-assessment']

const opened = new Map<Mechanism, ReadonlyMap<string, BlockView>>()

function spokenIn(drawn: Mechanism, id: string) {
  const views = opened.get(drawn) ?? openDrawing(drawn, { positions: {} }).getState().views
  opened.set(drawn, views)
  const block = drawn.blocks.find((one) => one.id === id) as Block
  const view = views.get(id)
  if (view === undefined) throw new Error(`no ${id}`)
  const frame = formFrame(drawn, views, view, false)
  const spoken = spokenBlock(block, { ...frame, arriving: view.arriving, called: (of) => views.get(of)?.name ?? of })
  if (spoken === undefined) throw new Error(`${id} cannot be read`)
  expect(spoken.sentence).toBe(view.sentence)
  return spoken
}
const said = (id: string) => {
  const { sentence, words } = spokenIn(mechanism, id)
  return new Map(words.map(({ from, to, setting }) => [setting.path.join('.'), sentence.slice(from, to)]))
}

describe('words of a sentence that can be changed', () => {
  it('are those that become others when the setting does', () => {
    const rank = said('rank')
    expect(rank.get('minimum')).toBe('3')
    expect(rank.get('direction')).toBe('高到低')
    expect(rank.get('bands.1.size')).toBe('2')
    expect(said('objection').get('window')).toMatch(/^\d+$/)
    expect(said('cycle').get('sunset')).toBe('2027-12-31')
  })

  it('never overlap and never run over a sentence, in shipped drawings', () => {
    let found = 0
    for (const { mechanism: drawn } of Object.values(templates).slice(0, 3)) {
      for (const { id } of drawn.blocks) {
        const { sentence, words } = spokenIn(drawn, id)
        found += words.length
        words.forEach(({ from, to }, at) => {
          expect(from).toBeGreaterThanOrEqual(words[at - 1]?.to ?? 0)
          expect(sentence.slice(from, to)).toMatch(/^[^。]+$/)
        })
      }
    }
    expect(found).toBeGreaterThan(100)
  })

  it('are whole figures, and nothing where another sentence is said', () => {
    const words = (a: string, b: string) => {
      const span = changedWords(a, b)
      return span && a.slice(span.from, span.to)
    }
    expect(words('不足 19 个不排。', '不足 18 个不排。')).toBe('19')
    expect(words('占 80%，其余 20%。', '占 81%，其余 20%。')).toBe('80%')
    expect(words('一样。', '一样。')).toBeUndefined()
    expect(words('甲。乙。', '丙。丁。戊。')).toBeUndefined()
  })
})

describe('a sentence that is moved up', () => {
  const order = (drawn: Mechanism) => outlineSections(drawn).flatMap(({ blocks }) => blocks.map(({ id }) => id))
  const errors = (drawn: Mechanism) => check(drawn).filter(({ severity }) => severity === 'error').length

  it('changes places in the flow with the one above, and back', () => {
    const edit = movedUp(mechanism, order(mechanism), 'objection')
    const up = must(apply(mechanism, edit ?? { do: 'all', edits: [] })).mechanism
    expect(order(up).indexOf('objection')).toBe(order(mechanism).indexOf('objection') - 1)
    expect(up.wires).toContainEqual({
      from: { block: 'objection', port: 'settled' },
      to: { block: 'rank', port: 'in' },
    })
    expect(up.wires).toHaveLength(mechanism.wires.length)
    const back = must(apply(up, movedUp(up, order(up), 'rank') ?? { do: 'all', edits: [] })).mechanism
    expect(order(back)).toEqual(order(mechanism))
    expect(errors(back)).toBe(errors(mechanism))
    expect(diff(mechanism, back).every(({ edit: one }) => one.do === 'reorder')).toBe(true)
  })

  it('only changes the order of the document where nothing flows between the two', () => {
    const edit = movedUp(mechanism, order(mechanism), 'points')
    expect(edit?.do).toBe('reorder')
    const up = must(apply(mechanism, edit ?? { do: 'all', edits: [] })).mechanism
    expect(order(up).indexOf('points')).toBe(order(mechanism).indexOf('points') - 1)
  })

  it('is refused where another way would be cut', () => {
    expect(movedUp(mechanism, order(mechanism), 'award')).toBeUndefined()
    expect(movedUp(mechanism, order(mechanism), 'cycle')).toBeUndefined()
  })
})
