import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const quarterlyIntegratedAppraisal = shipped(
  'quarterly-integrated-appraisal',
  {
    title: '干部季度一体化考核',
    summary:
      '镇街按季考核一般、派驻和联络下沉干部：首周报目标、他人定难度、两方评分，按类别加权排名，结果用于评优、绩效系数和约谈提醒。',
    owner: 'township',
    version: 1,
    rows: [
      'YK-02',
      'YK-03',
      'YK-04',
      'YK-05',
      'YK-06',
      'YK-07',
      'YK-08',
      'YK-10',
      'YK-11',
      'YK-12',
      'YK-13',
      'YK-14',
      'YK-15',
      'YK-16',
      'YK-17',
      'YK-19',
      'YK-25',
    ],
  },
  document,
)
