import { blockDef } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { changedSettings } from '../../src/features/designer/settings/changes/changed-settings.ts'
import { formModel } from '../../src/features/designer/settings/form-model.ts'

const rank = formModel(blockDef('rank').schema)
const band = { id: 'back', label: '后列', from: 'bottom', size: '3' }
const said = (was: Parameters<typeof changedSettings>[1], now: Parameters<typeof changedSettings>[2]) =>
  changedSettings(rank, was, now).map(({ path, was: before, now: after }) => [path.join('.'), before, after])

describe('what was changed in a block', () => {
  it('is told with both values, and what is left out counts as its default', () => {
    expect(said({ minimum: 6 }, { minimum: 8 })).toEqual([['minimum', 6, 8]])
    expect(said({}, { minimum: 3, direction: 'desc' })).toEqual([])
  })

  it('is told cell by cell in a table whose rows stayed, and as a whole where they did not', () => {
    const moved = { ...band, size: '1' }
    expect(said({ bands: [band] }, { bands: [moved] })).toEqual([['bands.0.size', '3', '1']])
    expect(said({ bands: [band] }, { bands: [] })).toEqual([['bands', [band], []]])
  })

  it('is found in groups', () => {
    const was = { completeness: { rule: 'all' } }
    expect(said(was, { completeness: { rule: 'due' } })).toEqual([['completeness.rule', 'all', 'due']])
  })
})
