import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const yearlyIntegratedAppraisal = shipped(
  'yearly-integrated-appraisal',
  {
    title: '干部年度一体化考核',
    summary:
      '镇街按年汇总四季得分和群众认可度排名：末位或认可度低的约谈提醒，连续两年靠后的只出组织调整或退回原单位的建议。',
    owner: 'township',
    version: 1,
    rows: ['YK-02', 'YK-04', 'YK-20', 'YK-21', 'YK-22', 'YK-23'],
  },
  document,
)
