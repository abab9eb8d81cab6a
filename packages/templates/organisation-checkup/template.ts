import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const organisationCheckup = shipped(
  'organisation-checkup',
  {
    title: '组织生活体检',
    summary: '每月按三会一课、主题党日、发展党员的规定线上体检，异常的线下核查，只列发现，不打分、不排名。',
    owner: 'county',
    version: 1,
    rows: ['FQ-20', 'FQ-21', 'FQ-23'],
  },
  document,
)
