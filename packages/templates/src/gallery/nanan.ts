import { contractorLevels } from '../../contractor-levels/template.ts'
import { contractorMonthly } from '../../contractor-monthly/template.ts'
import { countyMonthlyAssessment } from '../../county-monthly-assessment/template.ts'
import { departmentLadder } from '../../department-ladder/template.ts'
import { industryIssues } from '../../industry-issues/template.ts'
import { industryMonthly } from '../../industry-monthly/template.ts'
import { laggardLadder } from '../../laggard-ladder/template.ts'
import { monthlyConsultation } from '../../monthly-consultation/template.ts'
import { quarterlyReview } from '../../quarterly-review/template.ts'
import { twoLevelAward } from '../../two-level-award/template.ts'
import { villageMonthlyAward } from '../../village-monthly-award/template.ts'

/** 南安：六机制. */
export const nanan = {
  'village-monthly-award': villageMonthlyAward,
  'county-monthly-assessment': countyMonthlyAssessment,
  'two-level-award': twoLevelAward,
  'laggard-ladder': laggardLadder,
  'department-ladder': departmentLadder,
  'monthly-consultation': monthlyConsultation,
  'quarterly-review': quarterlyReview,
  'industry-issues': industryIssues,
  'industry-monthly': industryMonthly,
  'contractor-monthly': contractorMonthly,
  'contractor-levels': contractorLevels,
} as const
