import { groupMonthlyPlan } from '../../group-monthly-plan/template.ts'
import { weeklyVisit } from '../../weekly-visit/template.ts'

/** 高明：六大机制. */
export const gaoming = {
  'weekly-visit': weeklyVisit,
  'group-monthly-plan': groupMonthlyPlan,
} as const
