import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const dispatchMonthly = shipped(
  'dispatch-monthly',
  {
    title: '派单领办·镇街月度',
    summary: '每月按问题清单给各镇街算办结率和群众满意度，得分排名，定榜后通报，逾期另列。',
    owner: 'county',
    version: 1,
    rows: ['FQ-11', 'FQ-12'],
  },
  document,
)
