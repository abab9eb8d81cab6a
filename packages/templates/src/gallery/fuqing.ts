import { dispatchClaim } from '../../dispatch-claim/template.ts'
import { dispatchMonthly } from '../../dispatch-monthly/template.ts'
import { expiryReminder } from '../../expiry-reminder/template.ts'
import { grantDisclosure } from '../../grant-disclosure/template.ts'
import { organisationCheckup } from '../../organisation-checkup/template.ts'

/** 福清：智慧党建. */
export const fuqing = {
  'dispatch-claim': dispatchClaim,
  'dispatch-monthly': dispatchMonthly,
  'organisation-checkup': organisationCheckup,
  'expiry-reminder': expiryReminder,
  'grant-disclosure': grantDisclosure,
} as const
