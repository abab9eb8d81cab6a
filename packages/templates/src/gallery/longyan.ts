import { citizenReplies } from '../../citizen-replies/template.ts'
import { citizenReports } from '../../citizen-reports/template.ts'
import { civilisedAssessment } from '../../civilised-assessment/template.ts'

/** 龙岩：四连格局、五项机制. */
export const longyan = {
  'citizen-reports': citizenReports,
  'citizen-replies': citizenReplies,
  'civilised-assessment': civilisedAssessment,
} as const
