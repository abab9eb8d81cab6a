import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { antdTheme } from '../src/theme/antd-theme.ts'
import { cssVariables } from '../src/theme/css-variables.ts'
import { looks } from '../src/theme/tokens.ts'

const colour = /#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|\b(?:rgba?|hsla?)\(/
const source = join(import.meta.dirname, '../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })

test('LOOK-1 no colour stands outside tokens.json', () => {
  const coloured = files
    .filter((file) => /\.(tsx?|css)$/.test(file))
    .filter((file) => colour.test(readFileSync(join(source, file), 'utf8')))
  expect(coloured).toEqual([])
  expect(files.length).toBeGreaterThan(60) // an empty folder would prove nothing
})

test('LOOK-1 the pattern finds a colour when there is one', () => {
  expect(colour.test('color: #0E5A60;')).toBe(true)
  expect(colour.test('color: #fff')).toBe(true)
  expect(colour.test('rgba(0,0,0,.1)')).toBe(true)
  expect(colour.test('href="#page"')).toBe(false)
})

test('LOOK-2 every variable a style sheet uses is made from a token', () => {
  const used = new Set<string>()
  const declared = new Set<string>()
  for (const file of files.filter((name) => name.endsWith('.css'))) {
    const text = readFileSync(join(source, file), 'utf8')
    for (const [, name] of text.matchAll(/var\((--[a-z0-9-]+)/g)) used.add(name ?? '')
    // A sheet may name one of several tokens for what stands inside, e.g. the colour of a family; only a token may be named.
    for (const [, name] of text.matchAll(/(--[a-z0-9-]+): var\(--[a-z0-9-]+\);/g)) declared.add(name ?? '')
  }
  const made = cssVariables('light', false)
  expect([...used].filter((name) => !(name in made) && !declared.has(name))).toEqual([])
  for (const look of looks) expect(Object.keys(cssVariables(look, false))).toEqual(Object.keys(made))
})

test('LOOK-3 large text is 1.25 times as large in style sheets and in antd', () => {
  expect(cssVariables('light', true)['--text-body']).toBe('17.5px')
  expect(cssVariables('light', true)['--row']).toBe('45px')
  expect(antdTheme('light', true).token?.fontSize).toBe(17.5)
  expect(antdTheme('light', false).token?.fontSize).toBe(14)
  expect(antdTheme('dark', false).token?.colorPrimary).toBe(cssVariables('dark', false)['--primary'])
})
