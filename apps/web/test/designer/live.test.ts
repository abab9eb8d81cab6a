import { derive } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { chipWords } from '../../src/features/designer/live/chip-words.ts'
import { firstChoice } from '../../src/features/designer/live/chosen-month.ts'
import { derivationOf, derivedOver, pathIn, seenIn, whyIn } from '../../src/features/designer/live/live-month.ts'
import { inventedFiles } from '../../src/features/designer/live/month-files.ts'
import { en } from '../../src/words/en/index.ts'
import { zh } from '../../src/words/zh/index.ts'

const { mechanism } = templates['county-monthly-assessment']
const [file = { past: { period: '', facts: [] }, over: true, names: {}, words: {} }] = inventedFiles(
  mechanism,
  1,
  '2026-10-15',
)
const live = derivedOver(mechanism, file)
const look = { block: 'rank', side: 'out', port: 'ranked', from: 0, count: 40, wide: false } as const

describe('a drawing shown over one month', () => {
  it('EVAL-3 a chip says how many rows leave, and from how many where they get fewer', () => {
    const { counts, provisional, period } = derivationOf(live, 3, 0)
    expect(period).toBe('2026-10')
    expect(counts).toMatchObject({
      'cycle/cycle': '2026-10',
      'villages/rows': '88',
      'townships/rows': expect.stringMatching(/^8\d → 22$/),
      'rank/ranked': '22',
      'ways/leading': expect.stringMatching(/^22 → \d$/),
    })
    expect(provisional).toEqual([])
  })

  it('WORDS-1 the chip of a cycle says its month in the language of the reader', async () => {
    const derivation = derivationOf(live, 3, 0)
    for (const [lng, said] of [
      ['zh-CN', '10 月'],
      ['en', 'Oct'],
    ] as const) {
      const i18n = createInstance()
      const t = await i18n.init({ lng, resources: { 'zh-CN': { translation: zh }, en: { translation: en } } })
      expect(chipWords(derivation, t)).toMatchObject({ 'cycle/cycle': said, 'rank/ranked': '22' })
    }
  })

  it('EVAL-2 a month that still runs has provisional rows, and says at which ports', () => {
    const running = derivedOver(mechanism, { ...file, over: false })
    expect(derivationOf(running, 0, 0).provisional).toContain('sheet/silent')
    expect(running.derived.tables).toEqual(derive(mechanism, 'facts' in file.past ? file.past.facts : []).tables)
  })

  it('ROW-2 a ranking is read from the first place of each category down; a column may be sorted by', () => {
    const places = (rows: readonly { readonly cells: readonly object[] }[]) =>
      rows.map(({ cells }) => Number(Object.values(cells[0] ?? {})[0]))
    const seen = seenIn(live, look)
    expect(seen.total).toBe(22)
    expect(seen.columns[0]).toMatchObject({ id: 'place', added: true, computed: true })
    expect(places(seen.rows)[0]).toBe(1)
    const down = places(seenIn(live, { ...look, order: { column: 'place', down: true } }).rows)
    expect(down).toEqual(down.toSorted((a, b) => b - a))
    expect(seen.rows.every(({ name }) => /^.镇$/.test(name))).toBe(true)
    expect(seenIn(live, { ...look, from: 20 }).rows).toHaveLength(2)
  })

  it('TRACE-1 a cell is explained in names; a column somebody filled in is not computed', () => {
    const row = seenIn(live, look).rows[0]
    const why = whyIn(live, { block: 'rank', port: 'ranked', row: row?.key ?? '', column: 'place' })
    expect(why).toMatchObject({ value: '1', rowName: row?.name, blockName: '排名' })
    expect(why?.inputs.length).toBeGreaterThan(0)
    const filled = seenIn(live, { ...look, block: 'management', port: 'answered' }).columns.find(({ added }) => added)
    expect(filled?.computed).toBe(false)
  })

  it('ROW-3 the way of a township leads through its villages and past the branch it takes', () => {
    const first = seenIn(live, { ...look, block: 'ways', port: 'leading' }).rows[0]
    const path = pathIn(live, first?.key ?? '')
    expect(path.ports).toEqual(expect.arrayContaining(['villages/rows', 'townships/rows', 'ways/leading']))
    expect(path.ports).not.toContain('ways/trailing')
    expect(path.words.at(-1)).toMatch(/^名次 \d+$/)
  })

  it('CYC-1 the newest period that is over is chosen, else what was chosen before, else invented figures', () => {
    const month = (period: string, over: boolean, cycle: string | null = period) =>
      ({ cycle, period, periodLabel: period, known: cycle === null ? 'none' : 'facts', over }) as const
    const months = [
      month('2026-07', true),
      month('2026-08', false, null),
      month('2026-09', true),
      month('2026-10', false),
    ]
    expect(firstChoice(months, null)).toEqual({ period: '2026-09' })
    expect(firstChoice(months, '2026-10')).toEqual({ period: '2026-10' })
    expect(firstChoice(months, '2026-08')).toEqual({ period: '2026-09' })
    expect(firstChoice(months, 'invented')).toBe('invented')
    expect(firstChoice([], null)).toBe('invented')
  })
})
