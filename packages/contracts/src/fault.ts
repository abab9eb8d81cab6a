import { boardFaults } from './boards.ts'
import { calendarFaults } from './calendar.ts'
import { caseFaults } from './cases.ts'
import { channelFaults } from './channels.ts'
import { commentFaults } from './comments.ts'
import { cycleFaults } from './cycles.ts'
import { delegationFaults } from './delegation.ts'
import { dutyFaults } from './duties.ts'
import { fileFaults } from './files.ts'
import { importFaults } from './imports.ts'
import { leaveFaults } from './leaves.ts'
import { ledgerFaults } from './ledgers.ts'
import { mechanismFaults } from './mechanisms.ts'
import { namedDraftFaults } from './named-drafts.ts'
import { operationFaults } from './operations.ts'
import { orderFaults } from './orders.ts'
import { peopleFaults } from './people.ts'
import { registerFaults } from './registers.ts'
import { requestFaults } from './request.ts'
import { reviewFaults } from './reviews.ts'
import { sessionFaults } from './session.ts'
import { sheetFaults } from './sheets.ts'
import { slipFaults } from './slips.ts'
import { tenantFaults } from './tenants.ts'
import { trialFaults } from './trials.ts'
import { unitFaults } from './units.ts'
import { workSlipFaults } from './work-slips.ts'

/** Every fault a door may answer with, and its HTTP status. One line per noun. */
export const faultStatus = {
  ...requestFaults,
  ...tenantFaults,
  ...sessionFaults,
  ...mechanismFaults,
  ...commentFaults,
  ...namedDraftFaults,
  ...delegationFaults,
  ...trialFaults,
  ...sheetFaults,
  ...cycleFaults,
  ...caseFaults,
  ...workSlipFaults,
  ...registerFaults,
  ...orderFaults,
  ...operationFaults,
  ...boardFaults,
  ...channelFaults,
  ...calendarFaults,
  ...importFaults,
  ...ledgerFaults,
  ...fileFaults,
  ...reviewFaults,
  ...slipFaults,
  ...unitFaults,
  ...peopleFaults,
  ...leaveFaults,
  ...dutyFaults,
} as const

export type FaultCode = keyof typeof faultStatus

/** Whether a code that came over the wire is one of ours. */
export function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faultStatus, code)
}

/** What fills the `{names}` of a fault's sentence, and what a form needs beside it. */
export type FaultDetails = Readonly<Record<string, unknown>>

/** The body of every answer that is not a success. */
export interface FaultBody {
  readonly code: FaultCode
  readonly message: string
  readonly details: FaultDetails
}

/** Fills `{name}` from the details; a name without a detail stays visible, so that a test finds it. */
export function sentenceOf(words: Readonly<Record<FaultCode, string>>, code: FaultCode, details: FaultDetails): string {
  return words[code].replace(/\{([a-zA-Z]+)\}/g, (hole, name: string) =>
    Object.hasOwn(details, name) ? String(details[name]) : hole,
  )
}
