import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const grantDisclosure = shipped(
  'grant-disclosure',
  {
    title: '奖补资金公开',
    summary: '奖补资金事前公开计划、事中公开批准、事后公开支付，入账后要交支付凭证，对不上的告知。',
    owner: 'township',
    version: 1,
    rows: ['FQ-16', 'FQ-17', 'FQ-18'],
  },
  document,
)
