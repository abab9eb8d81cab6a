import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const industryIssues = shipped(
  'industry-issues',
  {
    title: '行业共管·问题分办',
    summary: '保洁合同以外的问题按类别派给主管部门，限时办理、核验销号，逾期催办督办。',
    owner: 'county',
    version: 1,
    rows: ['NA-26', 'NA-27', 'NA-33', 'NA-39', 'NA-40'],
  },
  document,
)
