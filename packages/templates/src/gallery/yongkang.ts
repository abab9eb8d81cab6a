import { quarterlyIntegratedAppraisal } from '../../quarterly-integrated-appraisal/template.ts'
import { yearlyIntegratedAppraisal } from '../../yearly-integrated-appraisal/template.ts'

/** 永康：一体化考核. */
export const yongkang = {
  'quarterly-integrated-appraisal': quarterlyIntegratedAppraisal,
  'yearly-integrated-appraisal': yearlyIntegratedAppraisal,
} as const
