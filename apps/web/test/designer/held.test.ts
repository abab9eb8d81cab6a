import type { Mechanism } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { cardNodes } from '../../src/features/designer/canvas/flow-parts.ts'
import { heldIn } from '../../src/features/designer/delegation/held.ts'
import { heldSentences } from '../../src/features/designer/delegation/held-mark.tsx'
import { openDrawing } from '../../src/features/designer/drawing/open-drawing.ts'
import { en } from '../../src/words/en/index.ts'
import { zh } from '../../src/words/zh/index.ts'

describe('how a block that was taken over is held', () => {
  const { mechanism } = templates['county-monthly-assessment']
  const block = mechanism.blocks.find(({ kind }) => kind === 'rank')!.id
  const marked = (parameters: Mechanism['parameters']): Mechanism => ({ ...mechanism, parameters: parameters ?? [] })

  it('PARAM-4 counts what is locked and what is bounded, with the reasons that were given', () => {
    const origin = marked([
      { id: 'p1', block, path: ['column'], label: '按哪一列', mode: 'locked', note: '全县一样排。' },
      { id: 'p2', block, path: ['minimum'], label: '至少几个', mode: 'range', least: '3', most: '8' },
    ])
    const held = heldIn({ origin, reach: 'extend' }, block)
    expect(held).toMatchObject({ locked: 1, bounded: 1 })
    expect(held?.reasons.map(({ note }) => note)).toEqual(['全县一样排。'])
  })

  it('PARAM-4 where only values were given, every setting without a mark is locked', () => {
    const held = heldIn({ origin: marked([]), reach: 'values' }, block)
    expect(held?.locked).toBe(held?.settings)
    expect(heldIn({ origin: marked([]), reach: 'extend' }, block)).toMatchObject({ locked: 0, bounded: 0, reasons: [] })
  })

  it('PARAM-4 a block the origin does not have is not held', () => {
    expect(heldIn({ origin: marked([]), reach: 'extend' }, 'mine')).toBeUndefined()
  })

  it.each([
    ['zh-CN', /。上级“县考核”里的块，不能删。.*锁定 1 项。按哪一列：全县一样排。$/],
    ['en', /A block of “县考核”: it cannot be removed\. 1 of its \d+ settings are locked\. 按哪一列: 全县一样排\.$/],
  ])('PARAM-4 a card says in its name what is held of its block, from where and why (%s)', async (lng, said) => {
    const t = await createInstance().init({ lng, resources: { 'zh-CN': { translation: zh }, en: { translation: en } } })
    const origin = marked([
      { id: 'p1', block, path: ['column'], label: '按哪一列', mode: 'locked', note: '全县一样排。' },
    ])
    const own = { ...mechanism.blocks.find(({ id }) => id === block)!, id: 'mine' }
    const drawing = openDrawing({ ...mechanism, blocks: [...mechanism.blocks, own] }, { positions: {} }).getState()
    const held = heldSentences({ origin, reach: 'extend', title: '县考核' }, t)
    const cards = cardNodes(drawing.drawing, drawing.views, new Map(), [], held)
    expect(cards.find(({ id }) => id === block)?.ariaLabel).toMatch(said)
    expect(cards.find(({ id }) => id === 'mine')?.ariaLabel).not.toMatch(/不能删|removed/)
  })
})
