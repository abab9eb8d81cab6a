import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const industryMonthly = shipped(
  'industry-monthly',
  {
    title: '行业共管·部门月度',
    summary: '每月按综合整治清单给各主管部门算办结率、逾期和老大难，得分定榜后通报。',
    owner: 'county',
    version: 1,
    rows: ['NA-39', 'NA-41'],
  },
  document,
)
