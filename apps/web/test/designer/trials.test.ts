import type { Mechanism, Trial } from '@jizhi/mechanism'
import { trialOutcome } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openDrawing } from '../../src/features/designer/drawing/open-drawing.ts'
import { fileOf } from '../../src/features/designer/exporting/save-drawing.ts'
import { inventedFiles } from '../../src/features/designer/live/month-files.ts'
import { runTrials, verdictOf } from '../../src/features/designer/live/trial-run.ts'
import { readDrawingFile } from '../../src/features/mechanisms/gallery/file-start.ts'

const { mechanism } = templates['county-monthly-assessment']
const [month = { past: { period: '', facts: [] }, over: true, names: {}, words: {} }] = inventedFiles(
  mechanism,
  1,
  '2026-10-15',
)
const { past, names } = month
const file = { past, names, persons: {}, expected: trialOutcome(mechanism, past) }

/** The same drawing with one township in every band instead of more. */
const narrower: Mechanism = {
  ...mechanism,
  blocks: mechanism.blocks.map((block) => {
    const { bands } = block.config
    if (block.kind !== 'rank' || !Array.isArray(bands)) return block
    return { ...block, config: { ...block.config, bands: bands.map((band) => ({ ...Object(band), size: '1' })) } }
  }),
}

afterEach(() => vi.unstubAllGlobals())

describe('months kept with a drawing, while somebody draws', () => {
  it('TRIAL-3 the drawing they were kept by differs in nothing, another one in sentences with names', () => {
    expect(verdictOf('a', mechanism, file)).toEqual({ id: 'a', isRun: true, count: 0, sentences: [] })
    const { count, sentences } = verdictOf('a', narrower, file)
    expect(count).toBeGreaterThan(2)
    expect(sentences.join()).toMatch(/.镇 不再列入“/)
    expect(sentences.join()).not.toContain('invented-')
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('TRIAL-3 the newest drawing wins: an older run ends without a word, and what was not fetched is said', async () => {
    vi.stubGlobal('fetch', async (address: string) =>
      address.includes('gone') ? new Response('', { status: 404 }) : Response.json(file),
    )
    const asked = [
      { id: 'a', address: '/trials/a' },
      { id: 'b', address: '/trials/gone' },
    ]
    const told = vi.fn()
    await runTrials(asked, { mechanism, turn: 1 }, () => false, told)
    expect(told).not.toHaveBeenCalled()
    await runTrials(asked, { mechanism, turn: 2 }, () => true, told)
    expect(told).toHaveBeenCalledWith({
      turn: 2,
      verdicts: [
        { id: 'a', isRun: true, count: 0, sentences: [] },
        { id: 'b', isRun: false, count: 0, sentences: [] },
      ],
    })
  })

  it('TRIAL-1 they travel in the file of the drawing; what is no trial is left behind and counted', () => {
    const trial: Trial = { name: '造的一期', why: '', past, names, expected: file.expected }
    const { drawing } = openDrawing(mechanism, { positions: {} }).getState()
    const read = readDrawingFile(fileOf(drawing, [trial]))
    expect(read?.trials).toEqual([trial])
    expect(read?.unread).toBe(0)
    const mixed = readDrawingFile(JSON.stringify({ mechanism, trials: [{ name: '' }, trial] }))
    expect(mixed?.trials).toEqual([trial])
    expect(mixed?.unread).toBe(1)
  })
})
