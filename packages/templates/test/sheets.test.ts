import { must } from '@jizhi/domain'
import { apply, check, lintSheet, sayFigure, totalOf, useSheet } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { sampleSheets, templates } from '../src/index.ts'

describe('SHEET-2 every shipped sheet is whole', () => {
  it.each(sampleSheets)('$name: marks add up, nothing is complained of, its source is named', ({ sheet }) => {
    expect(lintSheet(sheet)).toEqual([])
    expect(sayFigure(totalOf(sheet))).toBe(sheet.full)
    expect(sheet.source.title).not.toBe('')
  })

  it('LY-22 a tree of 90 criteria and 188 standards is filled as a form and scored by its own rules', () => {
    const { sheet } = sampleSheets.find(({ name }) => name === 'invented-tree')!
    const named = (words: string) => sheet.items.filter(({ label }) => label.startsWith(words))
    expect([named('测评内容').length, named('测评标准').length]).toEqual([90, 188])
    expect(sheet.items.every(({ label }) => label.endsWith('（造的）'))).toBe(true)
    const { mechanism } = templates['county-monthly-assessment']
    const score = mechanism.blocks.find(({ kind }) => kind === 'score')!
    const edit = must(useSheet(mechanism, score.id, sheet, { id: 'sheet', version: 1 }))
    const used = must(apply(mechanism, edit))
    const asked = used.mechanism.blocks.flatMap(({ kind, config }) => (kind === 'ask' ? [config.fields] : []))
    expect(asked).toContainEqual(expect.objectContaining({ length: 188 }))
    expect(check(used.mechanism).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
