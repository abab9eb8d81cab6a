import { groupMonthlyAssessment } from '../../group-monthly-assessment/template.ts'
import { groupMonthlyPlan } from '../../group-monthly-plan/template.ts'
import { weeklyVisit } from '../../weekly-visit/template.ts'

/** 高明：六大机制. */
export const gaoming = {
  'group-monthly-assessment': groupMonthlyAssessment,
  'weekly-visit': weeklyVisit,
  'group-monthly-plan': groupMonthlyPlan,
} as const
