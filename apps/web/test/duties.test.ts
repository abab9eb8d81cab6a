import { expect, test } from 'vitest'
import { type CycleCard, dutiesOf } from '../src/features/workbench/duties.ts'

const cycle = (id: string): CycleCard => ({
  id,
  mechanismId: 'm',
  mechanismName: '农村环境卫生月考评',
  ownerName: '青禾县（演示）',
  version: 1,
  period: '2026-10',
  periodLabel: '2026年10月',
  state: 'running',
  stage: '等填报',
  nextAt: null,
  openedAt: '2026-10-01T00:00:00Z',
  source: null,
})

const task = (block: string, rowName: string, dueAt: string | null, mine = true) => ({
  block,
  row: rowName,
  rowName,
  kind: 'answer' as const,
  role: 'inspector',
  dueAt,
  items: [],
  mine,
})

test('INBOX-1 holds only my tasks, one line per block, the earliest deadline first, none last', () => {
  const late = '2026-11-02T09:00:00Z'
  const soon = '2026-11-01T09:00:00Z'
  const duties = dutiesOf([
    { cycle: cycle('a'), tasks: [task('x', '上麦村', null), task('y', '下麦村', late), task('y', '溪口村', soon)] },
    { cycle: cycle('b'), tasks: [task('x', '柏树村', late), task('x', '新圩村', soon, false)] },
  ])
  expect(duties.map(({ key, rowNames, dueAt }) => [key, rowNames, dueAt])).toEqual([
    ['a|y|answer', ['下麦村', '溪口村'], soon],
    ['b|x|answer', ['柏树村'], late],
    ['a|x|answer', ['上麦村'], null],
  ])
})
