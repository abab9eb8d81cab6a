import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const citizenReports = shipped(
  'citizen-reports',
  {
    title: '群众来件·限时办理',
    summary: 'e龙岩等群众来件按类别派给主办单位，按类别限时办理，到现场核验才销号，受理即回告。',
    owner: 'county',
    version: 1,
    rows: ['LY-12', 'LY-28'],
  },
  document,
)
