import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const citizenReplies = shipped(
  'citizen-replies',
  {
    title: '群众来件·办理回告',
    summary: '群众来件开始办理、销号各回告一次，办结后回访，不满意的请看要不要重开。',
    owner: 'county',
    version: 1,
    rows: ['LY-12'],
  },
  document,
)
