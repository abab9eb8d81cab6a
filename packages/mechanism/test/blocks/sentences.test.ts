import { describe, expect, it } from 'vitest'
import { type JsonObject, readDrawing } from '../../src/index.ts'
import { block, drawing } from '../build.ts'

const measure: JsonObject = {
  id: 'talk',
  label: '约谈',
  form: 'interview',
  target: { at: 'column', column: 'worst', role: 'stationed-leader' },
  actor: { role: 'deputy-head' },
}

const mechanism = drawing(
  [
    block('cycle', { stages: [{ id: 'by', label: '截止', base: 'end', offset: 3 }] }),
    block('roster', {
      subject: 'township',
      results: [{ scheme: '', result: 'result', which: 'previous', combine: 'union', filter: '' }],
      fixedAt: 'results',
    }),
    block('ask', {
      fields: [
        { id: 'worst', label: '最差村', type: 'unit' },
        { id: 'score', label: '得分', type: 'score' },
        { id: 'faults', label: '扣分次数', type: 'count' },
      ],
      due: 'by',
    }),
    block('review', { onRefusal: 'return', returnTo: 'ask' }),
    block('rank', {
      column: 'score',
      tieBreaks: [{ column: 'faults', direction: 'asc' }],
      completeness: { rule: 'all' },
    }),
    { ...block('result', { completeness: { rule: 'all' } }), name: '月度成绩' },
    block('history', { scheme: '', result: 'result' }),
    block('ladder', {
      count: 'faults',
      rungs: [{ id: 'first', label: '首次', from: 1, to: 0, measures: [measure] }],
    }),
  ],
  [
    'cycle.cycle>roster',
    'roster.rows>ask',
    'ask.answered>review',
    'review.passed>rank',
    'rank.ranked>result',
    'result.frozen>history',
    'history.rows>ladder',
  ],
)

const drawn = readDrawing(mechanism)
const say = (id: string): string | undefined => drawn.byId.get(id)?.sentence(drawn.input(id))

describe('what a sentence calls things', () => {
  it('BLOCK-5 another block stands by its name, or by that of its kind', () => {
    expect(drawn.unread).toEqual([])
    expect(say('history')).toContain('读本机制的“月度成绩”')
    expect(say('roster')).toContain('并上本机制的“月度成绩”上期')
    expect(say('review')).toContain('退回“填报”')
  })

  it('BLOCK-5 a result of another mechanism stands by its kind where it is called so, else by the id it is pinned by', () => {
    const far = (result: string) => ({ ...mechanism, blocks: [block('history', { scheme: '月考', result })] })
    const told = (result: string) => readDrawing(far(result)).byId.get('history')?.sentence(undefined)
    expect(told('result')).toContain('读“月考”的定榜，')
    expect(told('blacklist')).toContain('读“月考”的“blacklist”，')
  })

  it('BLOCK-5 the target of a measure stands by the label of its column', () => {
    expect(say('ladder')).toContain('对“最差村”的单位驻村领导约谈')
  })

  it('BLOCK-5 RANK-3 a tie-break says its direction', () => {
    expect(say('rank')).toContain('同分再比扣分次数（从低到高）')
  })

  it('BLOCK-5 what a key is made of is said in words', () => {
    const cases = { ...mechanism, blocks: [block('roster', { source: 'cases', fixedBy: 'by' })] }
    expect(readDrawing(cases).byId.get('roster')?.sentence(undefined)).toMatch(/^清单里的件，/)
  })
})
