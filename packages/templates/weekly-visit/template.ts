import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const weeklyVisit = shipped(
  'weekly-visit',
  {
    title: '挂钩领导每周走访',
    summary: '挂钩区领导和包干镇街领导每周记一笔走访，不少于半天，休假、防汛可免；只提醒，不排名。',
    owner: 'county',
    version: 1,
    rows: ['GM-04', 'GM-05', 'GM-08'],
  },
  document,
)
