import { must } from '@jizhi/domain'
import { apply, diff, type Edit, type Mechanism } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { markOf } from '../../src/features/designer/differences/difference-list.tsx'
import { newerSide, olderSide, overlaid } from '../../src/features/designer/differences/overlaid.ts'
import { restoring } from '../../src/features/designer/differences/restored.ts'
import { saidChange, struck } from '../../src/features/designer/differences/struck.ts'
import { openDrawing } from '../../src/features/designer/drawing/open-drawing.ts'

const { mechanism } = templates['county-monthly-assessment']
const edited = (from: Mechanism, ...edits: readonly Edit[]) => must(apply(from, { do: 'all', edits })).mechanism
const published = { words: '现行第 3 版', mechanism, layout: { positions: { lowest: { x: 700, y: 900 } } } }

const draft = edited(
  mechanism,
  { do: 'set', block: 'rank', path: ['minimum'], value: 8 },
  { do: 'set', block: 'rank', path: ['bands', 'back', 'size'], value: '3' },
  { do: 'remove', block: 'lowest' },
  {
    do: 'insert',
    block: { id: 'look', kind: 'review', config: {} },
    wire: { from: { block: 'points', port: 'rows' }, to: { block: 'post_points', port: 'in' } },
  },
)
const changes = diff(mechanism, draft)
const overlay = overlaid(published, { mechanism: draft }, changes)

describe('two versions laid over each other', () => {
  it('mark what came, what went and what became different, and nothing else', () => {
    expect([...overlay.blocks].map(([id, { mark }]) => [id, mark]).sort()).toEqual([
      ['look', 'added'],
      ['lowest', 'removed'],
      ['rank', 'changed'],
    ])
    expect(overlay.blocks.get('rank')?.before).toContain('不足 3 个')
    expect(overlay.views.get('rank')?.sentence).toContain('不足 8 个')
    expect(overlay.views.get('lowest')?.name).toBe('后列通报')
    expect(overlay.layout.positions.lowest).toEqual({ x: 700, y: 900 })
    expect(Object.fromEntries(overlay.wires)).toEqual({
      'points/rows>look/in': 'added',
      'look/passed>post_points/in': 'added',
      'points/rows>post_points/in': 'removed',
      'ways/trailing>lowest/in': 'removed',
    })
  })

  it('stand side by side, each with what the other has not', () => {
    const older = olderSide(published, overlay)
    expect([...older.blocks.keys()].sort()).toEqual(['lowest', 'rank'])
    expect(older.wires.get('ways/trailing>lowest/in')).toBe('removed')
    const newer = newerSide({ mechanism: draft }, overlay)
    expect([...newer.blocks.keys()].sort()).toEqual(['look', 'rank'])
    expect(newer.mechanism.blocks).toHaveLength(draft.blocks.length)
  })

  it('keep apart a block that came under the id of one that went', () => {
    const other = {
      ...mechanism,
      blocks: mechanism.blocks.map((one) => (one.id === 'board' ? { ...one, kind: 'post' as const, config: {} } : one)),
    }
    const both = overlaid({ mechanism }, { mechanism: other })
    expect(both.blocks.get('board')?.mark).toBe('added')
    expect(both.blocks.get('board~')?.mark).toBe('removed')
    expect(both.wires.get('result/frozen>board~/in')).toBe('removed')
  })
})

describe('the list of differences', () => {
  it('says which came, went or changed', () => {
    const marks = changes.map((one) => markOf(one, overlay))
    expect(marks.filter((mark) => mark === 'removed')).toHaveLength(1)
    expect(marks.filter((mark) => mark === 'added')).toHaveLength(1)
    expect(marks.filter((mark) => mark === 'changed').length).toBeGreaterThanOrEqual(2)
  })

  it('strikes the old words and sets the new ones beside them, figures whole', () => {
    const text = (parts: ReturnType<typeof struck>) => parts.map(({ part, words }) => `${part[0]}:${words}`)
    expect(text(struck('不足 16 个不排。', '不足 18 个不排。'))).toEqual(['s:不足 ', 'o:16', 'n:18', 's: 个不排。'])
    expect(text(struck('同上。', '同上。'))).toEqual(['s:同上。'])
    const [led] = struck(
      '在同考评类别内按综合得分从高到低排名，不足 3 个不排。',
      '在同考评类别内按综合得分从高到低排名，不足 8 个不排。',
    )
    expect(led?.words).toBe('…不足 ')
    expect(text(saidChange('“后列”由 2 名改为 3 名'))).toEqual(['s:“后列”由', 'o:2 名', 's:改为', 'n:3 名'])
    expect(text(saidChange('删去 后列通报'))).toEqual(['s:删去 后列通报'])
  })
})

describe('one difference taken back', () => {
  const { drawing } = openDrawing(draft, { positions: {} }).getState()
  it('is no more, and the others are as they were; what comes back stands where it stood', () => {
    for (const [at, one] of changes.entries()) {
      const found = restoring(published, drawing, changes, at)
      expect(found, one.zh).toBeDefined()
      const after = edited(draft, found?.change.edit ?? { do: 'all', edits: [] })
      const left = diff(mechanism, after).map(({ zh }) => zh)
      const gone = new Set([one.zh, ...(found?.alsoGone ?? []).map(({ zh }) => zh)])
      expect(left, one.zh).toEqual(changes.map(({ zh }) => zh).filter((zh) => !gone.has(zh)))
      if (one.edit.do === 'remove') expect(found?.change.positions?.lowest).toEqual({ x: 700, y: 900 })
    }
  })
})
