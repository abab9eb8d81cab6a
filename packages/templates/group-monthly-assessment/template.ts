import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const groupMonthlyAssessment = shipped(
  'group-monthly-assessment',
  {
    title: '村（居）小组月度考核',
    summary: '每月考核上月承诺和上次不达标的小组，公开结果：首次达标奖补，后五且不达标列黑榜，不达标逐次督办约谈。',
    owner: 'county',
    version: 1,
    rows: [
      'GM-11',
      'GM-12',
      'GM-14',
      'GM-15',
      'GM-16',
      'GM-17',
      'GM-20',
      'GM-21',
      'GM-22',
      'GM-23',
      'GM-24',
      'GM-25',
      'GM-26',
      'GM-27',
      'GM-28',
      'GM-29',
      'GM-30',
    ],
  },
  document,
)
