import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const countyMonthlyAssessment = shipped(
  'county-monthly-assessment',
  {
    title: '农村环境卫生月考评',
    summary: '县考核组逐村检查扣分，村均分占 80%、镇级管理分占 20%，乡镇分类排名；前列奖补，名次折入年度绩效分。',
    owner: 'county',
    version: 1,
    rows: ['NA-06', 'NA-07', 'NA-08', 'NA-09', 'NA-10', 'NA-13'],
  },
  document,
)
