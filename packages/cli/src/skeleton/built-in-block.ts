/** A built-in kind's definition; its meaning stands in `compile`. */
export const builtInText = (kind: string, name: string, type: string): string => `import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { column } from './settings/field.ts'
import { adding, IN, labelOf } from './settings/roster-type.ts'

export const ${name}Schema = z.strictObject({
  of: column('取哪一列', ['score', 'count', 'number'], 'score'),
})

export type ${type}Config = z.output<typeof ${name}Schema>

const made: Column = { id: 'made', label: '结果', type: 'number', scale: 2 }

/** What it does, with the numbers of its rules in SPEC.md. */
export const ${name}: BlockDef<${type}Config> = {
  kind: '${kind}',
  name: '${kind}',
  family: 'figures',
  schema: ${name}Schema,
  inputs: () => IN,
  outputs: () => [{ id: 'out', label: '结果' }],
  arity: () => 'row',
  reads: (config) => [config.of],
  types: (_config, { in: input }) => ({ out: adding(input, [made]) }),
  sentence: (config, input) => \`由\${labelOf(input, config.of)}得出结果。\`,
  lint: () => [],
  example: ${name}Schema.parse({}),
}
`

export const compileText = (
  kind: string,
  type: string,
): string => `import type { ${type}Config } from '../blocks/${kind}.ts'
import type { Compile } from '../model/compiled.ts'
import { cellAt, columnIndex } from '../model/frame.ts'
import type { MapOp } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'

export const compile${type}: Compile<${type}Config> = (config, context) => {
  const op: MapOp = {
    op: 'map',
    from: 'in',
    to: 'out',
    columns: addedColumns(context, 'out'),
    prepare: (_run, frame) => {
      const figure = frame.series[columnIndex(frame, config.of)]
      return (row, out) => {
        const cell = figure && cellAt(figure, row)
        // Undecided until the result is written here; the test is red until then.
        out.miss(0, cell && 'missing' in cell ? cell.missing : 'undecided')
        return undefined
      }
    },
  }
  return { ops: [op] }
}
`

export const builtInTestText = (kind: string): string => `import { describe, expect, it } from 'vitest'
import { derive } from '../../src/index.ts'
import { block, column, drawing, opened, pins, sheet, tableOf } from '../build.ts'

const drawn = drawing(
  [
    block('cycle'),
    block('roster', { subject: 'village' }),
    block('ask', { fields: [{ id: 'score', label: '得分', type: 'score', scale: 0 }] }),
    block('${kind}'),
  ],
  ['cycle.cycle>roster', 'roster.rows>ask', 'ask.answered>${kind}'],
)

describe('${kind}', () => {
  it('gives what the hand calculation gives', () => {
    const derived = derive(drawn, [opened(pins([{ id: 'v1' }])), sheet('v1', [12])])
    // By hand: what 12 must come to.
    expect(column(tableOf(derived, '${kind}', 'out'), 'made')).toEqual({ v1: 1200 })
  })
})
`
