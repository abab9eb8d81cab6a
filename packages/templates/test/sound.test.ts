import { readFileSync } from 'node:fs'
import { compareDecimals, must, parseDecimal } from '@jizhi/domain'
import { type Block, check, isBlockKind, openBlock, type Parameter, readConfig, readDrawing } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { isTemplateName, type Template, templateList, templates } from '../src/index.ts'
import { casesOf, folderOf } from './case.ts'

const ROW = /^(NA|LY|GM|YK|FQ)-\d{2}$/

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
      expect({ [block.id]: check({ ...mechanism, blocks: rest }).length }).not.toEqual({ [block.id]: 0 })
      expect(openBlock(block).ok).toBe(true)
    }
  })

  it.each(templateList)('SHIP-2 $name: every bounded setting stands in the drawing and within its bounds', (one) => {
    const { parameters = [] } = one.mechanism
    expect(new Set(parameters.map(({ id }) => id)).size).toBe(parameters.length)
    for (const parameter of parameters) expect(complaintAbout(one, parameter)).toBe('')
  })

  it('templates are found by their names only', () => {
    expect(Object.keys(templates).every(isTemplateName)).toBe(true)
    expect(isTemplateName('constructor')).toBe(false)
    for (const { name, mechanism } of templateList) expect(mechanism.id).toBe(`template-${name}`)
  })
})

describe('what stands beside a mechanism', () => {
  it.each(templateList)('SHIP-3 $name has a README with its version and its rows', ({ name, version, rows }) => {
    const readme = readFileSync(new URL('README.md', folderOf(name)), 'utf8')
    expect(readme).toMatch(new RegExp(`^# .+（version ${version}）\n`))
    for (const row of rows) {
      expect(row).toMatch(ROW)
      expect(readme).toContain(row)
    }
  })

  it.each(templateList)('SHIP-1 $name has three cases or more, which name every row it models', ({ name, rows }) => {
    const titles = casesOf(name).map((one) => one.case.title)
    expect(titles.length).toBeGreaterThanOrEqual(3)
    const named = titles.map((title) => title.split(' ').filter((word) => ROW.test(word)))
    for (const [at, words] of named.entries()) expect({ [titles[at]!]: words.length }).not.toEqual({ [titles[at]!]: 0 })
    expect([...new Set(named.flat())].sort()).toEqual([...new Set(rows)].sort())
  })
})

/** What is wrong with a bounded setting; nothing where it is sound. */
function complaintAbout({ mechanism }: Template, parameter: Parameter): string {
  const block = mechanism.blocks.find((one) => one.id === parameter.block)
  const value = block && settingAt(block, parameter.path)
  if (value === undefined) return `${parameter.id}: no setting ${parameter.block} ${parameter.path.join(' ')}`
  if (parameter.mode !== 'range') return ''
  const { least, most, options } = parameter
  if (least === undefined && most === undefined && options === undefined) return `${parameter.id}: a range without ends`
  if (options) return options.includes(String(value)) ? '' : `${parameter.id}: ${String(value)} is none of its options`
  const number = (text: string) => must(parseDecimal(text))
  const isBelow = least !== undefined && compareDecimals(number(String(value)), number(least)) < 0
  const isAbove = most !== undefined && compareDecimals(number(String(value)), number(most)) > 0
  return isBelow || isAbove ? `${parameter.id}: ${String(value)} lies outside ${least}–${most}` : ''
}

/** The value at a path of a block's settings, defaults included; an item of a list by its id or its number. */
function settingAt(block: Block, path: Parameter['path']): unknown {
  if (!isBlockKind(block.kind)) return undefined
  const config = readConfig(block)
  if (!config.ok) return undefined
  return path.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return typeof step === 'number' ? at[step] : at.find((item) => item?.id === step)
    return typeof at === 'object' && at !== null ? Object.entries(at).find(([name]) => name === step)?.[1] : undefined
  }, config.value)
}
