import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const contractorLevels = shipped(
  'contractor-levels',
  {
    title: '项目公司四级考核',
    summary: '镇村打分、督查和考勤按包干关系归到保洁员、组长、主管、片区长，同层排名，优秀的奖励，连续靠后的提醒帮扶。',
    owner: 'county',
    version: 1,
    rows: ['NA-30', 'NA-31', 'NA-32', 'NA-35', 'NA-38'],
  },
  document,
)
