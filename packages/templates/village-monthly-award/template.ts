import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const villageMonthlyAward = shipped(
  'village-monthly-award',
  {
    title: '村级月度考评与奖补',
    summary: '乡镇每月导入各村综合得分排名公示；本月受上级考评的村再排名次，按名次定额奖补。',
    owner: 'township',
    version: 1,
    rows: ['NA-10', 'NA-13'],
  },
  document,
)
