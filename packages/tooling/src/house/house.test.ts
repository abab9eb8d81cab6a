import { describe, expect, test } from 'vitest'
import { ROOT } from '../command.ts'
import { PLANTED } from './planted.ts'
import { RULES, type RuleName } from './rules/index.ts'
import { sizes } from './rules/sizes.ts'
import { readTree } from './tree.ts'

const tree = readTree(ROOT)
const rules = Object.entries(RULES) as [RuleName, (typeof RULES)[RuleName]][]

describe('the house keeps its rules', () => {
  test.each(rules)('%s', (_, rule) => {
    expect(rule.check(tree), rule.says).toEqual([])
  })

  test('HOUSE-TREE-1 the whole repository was read', () => {
    const paths = tree.map((file) => file.path)
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', '.ci/run', 'packages/tooling/src/house/house.test.ts']),
    )
    expect(paths.filter((path) => path.includes('node_modules') || path.includes('generated'))).toEqual([])
    console.info(`files of code, median lines, p90: ${Object.values(sizes(tree)).join(', ')}`)
  })
})

describe('each rule can be broken', () => {
  test.each(rules)('%s sees each of its planted violations', (name, rule) => {
    const { kept, broken } = PLANTED[name]
    expect(rule.check(kept), 'a tree that keeps the rule').toEqual([])
    for (const tree of broken) expect(rule.check(tree), tree[0]?.path).not.toEqual([])
  })
})
