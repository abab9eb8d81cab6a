import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const groupMonthlyPlan = shipped(
  'group-monthly-plan',
  {
    title: '干净整洁村月度完成计划',
    summary: '各镇街月初报本月承诺完成的村（居）小组，审核后月初定稿；月度考核按它确定下月考核谁。',
    owner: 'county',
    version: 1,
    rows: ['GM-05', 'GM-09', 'GM-10'],
  },
  document,
)
