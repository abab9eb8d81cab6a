import { citizenReplies } from '../../citizen-replies/template.ts'
import { citizenReports } from '../../citizen-reports/template.ts'
import { civilisedAssessment } from '../../civilised-assessment/template.ts'
import { civilisedYearly } from '../../civilised-yearly/template.ts'
import { streetChiefsYearly } from '../../street-chiefs-yearly/template.ts'

/** 龙岩：四连格局、五项机制. */
export const longyan = {
  'civilised-assessment': civilisedAssessment,
  'street-chiefs-yearly': streetChiefsYearly,
  'civilised-yearly': civilisedYearly,
  'citizen-reports': citizenReports,
  'citizen-replies': citizenReplies,
} as const
