import { lintSheet, sayFigure, totalOf } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { sampleSheets } from '../src/index.ts'

describe('SHEET-2 every shipped sheet is whole', () => {
  it.each(sampleSheets)('$name: marks add up, nothing is complained of, its source is named', ({ sheet }) => {
    expect(lintSheet(sheet)).toEqual([])
    expect(sayFigure(totalOf(sheet))).toBe(sheet.full)
    expect(sheet.source.title).not.toBe('')
  })
})
