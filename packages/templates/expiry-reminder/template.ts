import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const expiryReminder = shipped(
  'expiry-reminder',
  {
    title: '到期提醒',
    summary: '证照等有日期的台账，到期前 30 天、7 天、1 天各提醒一次，最后一天再请打电话。',
    owner: 'county',
    version: 1,
    rows: ['FQ-24'],
  },
  document,
)
