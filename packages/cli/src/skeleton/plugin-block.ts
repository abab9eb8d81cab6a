/** A plug-in's block kind with everything it supplies but its meaning. */
export const pluginBlockText = (kind: string, name: string): string => `import {
  adding,
  type Column,
  type Compile,
  cellAt,
  column,
  columnIndex,
  IN,
  labelOf,
  type MapOp,
  pluginBlock,
} from '@jizhi/mechanism'
import { z } from 'zod'

// 1. 设置：每一项有中文名和看得见的默认值。
const schema = z.strictObject({
  of: column('取哪一列', ['score', 'count', 'number'], 'figure'),
})
type Config = z.output<typeof schema>

// 2. 写出的列。
const made: Column = { id: 'made', label: '结果', type: 'number', scale: 2 }

// 3. 含义：只用内核运算；整数按列的小数位存放，缺失带着原因走。
const compile: Compile<Config> = (config) => {
  const op: MapOp = {
    op: 'map',
    from: 'in',
    to: 'out',
    columns: [made],
    prepare: (_run, frame) => {
      const figure = frame.series[columnIndex(frame, config.of)]
      return (row, out) => {
        const cell = figure && cellAt(figure, row)
        // 现在一律待定：在这里写出结果，测试才会变绿。
        out.miss(0, cell && 'missing' in cell ? cell.missing : 'undecided')
        return undefined
      }
    },
  }
  return { ops: [op] }
}

// 4. 定义：语言、画布和条文所知道的一切。
export const ${name} = pluginBlock<Config>({
  kind: '${kind}',
  name: '${kind}',
  family: 'figures',
  schema,
  inputs: () => IN,
  outputs: () => [{ id: 'out', label: '结果' }],
  arity: () => 'row',
  reads: (config) => [config.of],
  types: (_config, { in: input }) => ({ out: adding(input, [made]) }),
  sentence: (config, input) => \`由\${labelOf(input, config.of)}得出结果。\`,
  compile,
  lint: () => [],
  example: schema.parse({}),
})
`

/** Its test: red until the block has a meaning. */
export const pluginTestText = (
  kind: string,
  name: string,
  module: string,
): string => `import { derivedTexts, loadPlugins, playFacts, readDocument, readFactsFile } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { ${name} } from '${module}'

const { ok } = loadPlugins([${name}])

const mechanism = readDocument({
  format: 1,
  id: 'drawn',
  name: '试画',
  rounding: { mode: 'at-end', rule: 'half-up' },
  blocks: [
    { id: 'cycle', kind: 'cycle', config: {} },
    { id: 'units', kind: 'roster', config: { subject: 'village' } },
    { id: 'sheet', kind: 'ask', config: { fields: [{ id: 'figure', label: '数', type: 'number', scale: 2 }] } },
    { id: 'made', kind: '${kind}', config: {} },
  ],
  wires: [
    { from: { block: 'cycle', port: 'cycle' }, to: { block: 'units', port: 'in' } },
    { from: { block: 'units', port: 'rows' }, to: { block: 'sheet', port: 'in' } },
    { from: { block: 'sheet', port: 'answered' }, to: { block: 'made', port: 'in' } },
  ],
  ends: [{ block: 'made', port: 'out' }],
})

const facts = readFactsFile({
  owner: { id: 't1', kind: 'township' },
  units: ['v1', 'v2'].map((id) => ({ id, kind: 'village' })),
  period: '2026-10',
  steps: [{ day: '2026-11-01', answer: 'sheet', by: 'clerk-1', rows: { v1: ['12.5'], v2: ['?未报'] } }],
})

describe('${kind}', () => {
  it('手算的结果与块写出的一致', () => {
    expect(ok).toBe(true)
    if (!mechanism.ok || !facts.ok) throw new Error(JSON.stringify({ mechanism, facts }))
    const played = playFacts(mechanism.value, facts.value)
    if (!played.ok) throw new Error(JSON.stringify(played.fault))
    const rows = derivedTexts(played.value.cycles[0]!.derived).tables.made ?? {}
    // 手算：按这个块的含义，把 12.5 该得的数写在这里。
    expect(rows.v1?.made).toBe('12.5')
    expect(rows.v2?.made).toBe('?unreported')
  })
})
`
