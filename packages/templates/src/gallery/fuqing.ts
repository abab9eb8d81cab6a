import { dispatchClaim } from '../../dispatch-claim/template.ts'
import { dispatchMonthly } from '../../dispatch-monthly/template.ts'

/** 福清：智慧党建. */
export const fuqing = {
  'dispatch-claim': dispatchClaim,
  'dispatch-monthly': dispatchMonthly,
} as const
