import { check, openBlock, readDrawing } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { isTemplateName, templateList, templates } from '../src/index.ts'

describe('shipped mechanisms', () => {
  it.each(templateList)('CHECK-0 $name raises no complaint', ({ mechanism }) => {
    expect(check(mechanism)).toEqual([])
  })

  it.each(templateList)('BLOCK-1 $name says every block in finished sentences', ({ mechanism }) => {
    const drawing = readDrawing(mechanism)
    for (const open of drawing.blocks) {
      const said = open.sentence(drawing.input(open.block.id))
      expect(said).toMatch(/。$/)
      expect(said).not.toMatch(/未设[^总有最上]|undefined|[a-z]_[a-z]/)
    }
  })

  it.each(templateList)('CHECK-0 $name: each single broken block is noticed', ({ mechanism }) => {
    for (const block of mechanism.blocks) {
      const rest = mechanism.blocks.filter((one) => one.id !== block.id)
      expect(check({ ...mechanism, blocks: rest }).length).toBeGreaterThan(0)
      expect(openBlock(block).ok).toBe(true)
    }
  })

  it('templates are found by their names only', () => {
    expect(Object.keys(templates).every(isTemplateName)).toBe(true)
    expect(isTemplateName('constructor')).toBe(false)
  })
})
