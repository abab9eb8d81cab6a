import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const contractorMonthly = shipped(
  'contractor-monthly',
  {
    title: '保洁承包单位月度考评',
    summary: '承包单位得分由包干各村的均分占 70%、镇区道路得分占 30% 合成，异议后定榜通报。',
    owner: 'township',
    version: 1,
    rows: ['NA-30', 'NA-35'],
  },
  document,
)
