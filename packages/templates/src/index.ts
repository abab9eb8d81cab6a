import { must } from '@jizhi/domain'
import { readMechanism } from '@jizhi/mechanism'
import contractorMonthly from '../contractor-monthly/mechanism.json' with { type: 'json' }
import countyMonthlyAssessment from '../county-monthly-assessment/mechanism.json' with { type: 'json' }
import villageMonthlyAward from '../village-monthly-award/mechanism.json' with { type: 'json' }
import type { Template, TemplateName } from './template.ts'

export type { Template, TemplateName } from './template.ts'

/** The gallery, by name. The ids inside are those of the template; a copy gets its own. */
export const templates: { readonly [N in TemplateName]: Template } = {
  'village-monthly-award': {
    name: 'village-monthly-award',
    title: '村级月度考评与奖补',
    summary: '乡镇每月导入各村综合得分排名公示；本月受上级考评的村再排名次，按名次定额奖补。',
    owner: 'township',
    version: 1,
    mechanism: must(readMechanism(villageMonthlyAward)),
  },
  'county-monthly-assessment': {
    name: 'county-monthly-assessment',
    title: '农村环境卫生月考评',
    summary: '县考核组逐村检查扣分，村均分占 80%、镇级管理分占 20%，乡镇分类排名；前列奖补，名次折入年度绩效分。',
    owner: 'county',
    version: 1,
    mechanism: must(readMechanism(countyMonthlyAssessment)),
  },
  'contractor-monthly': {
    name: 'contractor-monthly',
    title: '保洁承包单位月度考评',
    summary: '承包单位得分由包干各村的均分占 70%、镇区道路得分占 30% 合成，异议后定榜通报。',
    owner: 'township',
    version: 1,
    mechanism: must(readMechanism(contractorMonthly)),
  },
}

export const templateList: readonly Template[] = Object.values(templates)

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name)
