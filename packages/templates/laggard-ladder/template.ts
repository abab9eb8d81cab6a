import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const laggardLadder = shipped(
  'laggard-ladder',
  {
    title: '后进惩戒',
    summary: '每月导入上级对镇、村的考评，按本年后进次数逐级约谈、效能通报：先分管领导和最差村，再主要领导。',
    owner: 'county',
    version: 1,
    rows: ['NA-14', 'NA-15', 'NA-16', 'NA-17'],
  },
  document,
)
