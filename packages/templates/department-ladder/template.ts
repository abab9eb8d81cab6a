import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const departmentLadder = shipped(
  'department-ladder',
  {
    title: '失分追责到部门',
    summary: '本县在上级月考评中靠后达到次数时，按失分占比找到主要责任部门，约谈、效能通报其分管和主要领导。',
    owner: 'county',
    version: 1,
    rows: ['NA-18', 'NA-19', 'NA-20'],
  },
  document,
)
