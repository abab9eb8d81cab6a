const stage = { id: 'by', label: '填报截止', base: 'end', offset: 5 }
const wire = (from: string, port: string, to: string) => ({
  from: { block: from, port },
  to: { block: to, port: 'in' },
})
const all = { rule: 'all' }

/** A mechanism that is sound as it stands: asked, ranked, frozen. */
export const templateMechanism = (name: string) => ({
  format: 1,
  id: name,
  name,
  rounding: { mode: 'at-end', rule: 'half-up' },
  blocks: [
    { id: 'cycle', kind: 'cycle', config: { period: 'month', stages: [stage], sunset: '2030-12-31' } },
    { id: 'villages', kind: 'roster', config: { subject: 'village' } },
    {
      id: 'sheet',
      kind: 'ask',
      config: {
        who: { role: 'inspector' },
        due: 'by',
        fields: [{ id: 'points', label: '得分', type: 'score', scale: 1, least: '0', most: '100' }],
      },
    },
    { id: 'rank', kind: 'rank', config: { column: 'points', minimum: 2, completeness: all } },
    { id: 'result', kind: 'result', config: { who: { role: 'signatory' }, completeness: all } },
  ],
  wires: [
    wire('cycle', 'cycle', 'villages'),
    wire('villages', 'rows', 'sheet'),
    wire('sheet', 'answered', 'rank'),
    wire('rank', 'ranked', 'result'),
  ],
  ends: [
    { block: 'result', port: 'frozen' },
    { block: 'sheet', port: 'silent' },
  ],
})

/** An ordinary month with the outcome reckoned by hand. */
export const templateCase = () => ({
  title: '平常的一个月（演示）',
  source: '编写时虚构；单位名称均为演示。',
  note: ['二村 96 分高于一村 91.5 分：二村第 1，一村第 2。'],
  owner: { id: 't1', kind: 'township' },
  units: ['一村', '二村'].map((village, at) => ({ id: `v${at + 1}`, kind: 'village', name: `${village}（演示）` })),
  relations: [],
  posts: ['inspector', 'signatory'].map((role) => ({ role, unit: 't1', person: `${role}-1` })),
  days: [],
  cycles: [
    {
      period: '2026-10',
      steps: [
        {
          day: '2026-11-02',
          answer: 'sheet',
          by: 'inspector-1',
          fields: ['points'],
          rows: { v1: ['91.5'], v2: ['96'] },
        },
        { day: '2026-11-03', freeze: 'result', by: 'signatory-1' },
      ],
      expect: { cells: { 'result.frozen': { place: { v1: '2', v2: '1' } } } },
    },
  ],
})

export const templateReadme = (name: string): string => `# ${name}（version 1）

一句话：谁、多久一次、考什么、得什么结果。

- 来源：办法或通报的名称、文号、日期。
- 谁来用：乡镇或县；要先有哪些岗位和关系。
- 可以改的：哪些设置可改，改到什么范围；哪些锁定，为什么。
- 案例：\`cases/\` 里各是什么情形，数字怎样手算。

查：\`pnpm jizhi check mechanism.json\`；对数：\`pnpm jizhi derive mechanism.json cases/ordinary.json\`。
`

/** What a shipped template says of itself. */
export const templateText = (name: string, constant: string): string => `import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const ${constant} = shipped(
  '${name}',
  {
    title: '${name}',
    summary: '一句话：谁、多久一次、考什么、得什么结果。',
    owner: 'county',
    version: 1,
    rows: [],
  },
  document,
)
`
