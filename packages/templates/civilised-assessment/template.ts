import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const civilisedAssessment = shipped(
  'civilised-assessment',
  {
    title: '创城测评·一月一点评',
    summary:
      '测评标准按分派到责任单位自评佐证、督导组审核，按得分率排名，一月一点评通报；重要标准未达标的限时整改，直到现场办公、常委会专题研究。',
    owner: 'county',
    version: 1,
    rows: ['LY-19', 'LY-22', 'LY-29', 'LY-30', 'LY-32', 'LY-34'],
  },
  document,
)
