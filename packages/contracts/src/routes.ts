import {
  correctAnswer,
  decideObjection,
  deliverNotices,
  freezeResult,
  judgeRow,
  overrideCell,
  raiseObjection,
  signEffects,
} from './cycle-acts.ts'
import { listCycles, openCycle, readCycle, readTable, whyCell } from './cycles.ts'
import type { FaultCode } from './fault.ts'
import {
  createMechanism,
  decideVersion,
  listMechanisms,
  listTemplates,
  readMechanism,
  readVersion,
  saveDraft,
  submitMechanism,
} from './mechanisms.ts'
import type { Route } from './route.ts'
import { readSession, signIn, signOut } from './session.ts'
import { listTenants } from './tenants.ts'

/** Every route of the product. A new one is one line here. */
export const routes = [
  listTenants,
  signIn,
  readSession,
  signOut,
  listMechanisms,
  listTemplates,
  createMechanism,
  readMechanism,
  readVersion,
  saveDraft,
  submitMechanism,
  decideVersion,
  listCycles,
  openCycle,
  readCycle,
  readTable,
  whyCell,
  correctAnswer,
  overrideCell,
  deliverNotices,
  raiseObjection,
  decideObjection,
  judgeRow,
  freezeResult,
  signEffects,
] as const satisfies readonly (Route & {
  readonly faults: readonly FaultCode[]
})[]
