import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const streetChiefsYearly = shipped(
  'street-chiefs-yearly',
  {
    title: '街长巷长年度考评',
    summary: '每年检查街长、巷长履职，街巷均分加街长履职为街道年度得分，中心城区各街道排名通报，巷长只看自己的一份。',
    owner: 'county',
    version: 1,
    rows: ['LY-35'],
  },
  document,
)
