import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const dispatchClaim = shipped(
  'dispatch-claim',
  {
    title: '派单领办·问题分办',
    summary:
      '网格、群众、企业来件分级分类：一般的进网格，重大的支部派单、党员领办、镇街核验、群众评议，拖久了五级协调。',
    owner: 'county',
    version: 1,
    rows: ['FQ-10', 'FQ-11', 'FQ-27'],
  },
  document,
)
