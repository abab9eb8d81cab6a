import fc from 'fast-check'
import { apply, type Edit, type Mechanism } from '../../src/index.ts'
import { anyPair } from '../diff/pairs.ts'

/** Texts that would part lines, quote, comment or end early, were they not minded. */
const HARD = fc.constantFrom(
  '第一；第二',
  '名称：值',
  '“引”',
  '"quoted"',
  'a〔b〕',
  '- 一行',
  '不设',
  '按默认',
  '接在 3 之后',
  '到此为止：“其余”',
  '二、三',
  '1. 排名',
  '两\n行',
  ' 空 格 ',
  '`式`',
  '甲、乙',
  '\\u0041\\',
  '100%',
  '5 分',
)

const hardened = (mechanism: Mechanism, words: readonly string[]): Mechanism => {
  const [first = '', second = '', third = '', fourth = ''] = words
  const blockOf = (kind: string) => mechanism.blocks.find((one) => one.kind === kind)?.id ?? ''
  const edits: Edit[] = [
    { do: 'rename', name: first },
    { do: 'set-rounding', rounding: { mode: 'each-step', rule: 'half-even', scale: 3 } },
    { do: 'rename-block', block: blockOf('rank'), name: second },
    { do: 'set', block: blockOf('tell'), path: ['title'], value: third },
    { do: 'set', block: blockOf('tell'), path: ['basis'], value: fourth },
    { do: 'set', block: blockOf('tell'), path: ['signatory', 'role'], value: first },
    { do: 'set', block: blockOf('branch'), path: ['cases', 0, 'label'], value: second },
    { do: 'set', block: blockOf('branch'), path: ['cases', 0, 'when'], value: fourth },
    { do: 'set', block: blockOf('ask'), path: ['fields', 0, 'label'], value: third },
    { do: 'set', block: blockOf('roster'), path: ['excluded'], value: [first, second] },
    { do: 'group', group: { id: 'hard', title: second, blocks: [blockOf('score'), blockOf('rank')] } },
    {
      do: 'set-parameter',
      parameter: {
        id: 'hard',
        label: third,
        block: blockOf('rank'),
        path: ['minimum'],
        mode: 'range',
        least: '1',
        options: [first, second],
        note: fourth,
      },
    },
  ]
  return edits.reduce((current, edit) => {
    const done = apply(current, edit)
    return done.ok ? done.value.mechanism : current
  }, mechanism)
}

/** Drawings with everything in them that could break a text. */
export const anyDocument = fc
  .tuple(anyPair, fc.option(fc.array(HARD, { minLength: 4, maxLength: 4 })))
  .map(([[, mechanism], words]) => (words === null ? mechanism : hardened(mechanism, words)))
