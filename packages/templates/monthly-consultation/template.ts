import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const monthlyConsultation = shipped(
  'monthly-consultation',
  {
    title: '月会商',
    summary: '各单位和项目公司会前提交需协调事项，会上逐条研究，纪要定稿后变成任务清单，限时办理、逐条核验销号。',
    owner: 'county',
    version: 1,
    rows: ['NA-22', 'NA-23', 'NA-24', 'NA-25', 'NA-26', 'NA-27'],
  },
  document,
)
