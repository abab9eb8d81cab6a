import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const quarterlyReview = shipped(
  'quarterly-review',
  {
    title: '季点评',
    summary: '每季汇总三个月成绩、列后次数和未销号任务，排成点评材料；点评会的记录定稿后抄送主要领导。',
    owner: 'county',
    version: 1,
    rows: ['NA-28', 'NA-29'],
  },
  document,
)
