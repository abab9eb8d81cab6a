import { listBoards, listPublicBoards, readBoard, readPublicBoard } from './boards.ts'
import { pushClock } from './clock.ts'
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
import { listFacts, readPublished } from './cycle-course.ts'
import { listCycles, openCycle, readCycle, readTable, whyCell } from './cycles.ts'
import type { FaultCode } from './fault.ts'
import { listResults, readResult } from './history.ts'
import { checkImport, commitImport, listImports, readErrorFile, readImportTemplate, uploadFile } from './imports.ts'
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
import {
  amendPerson,
  appoint,
  endHolding,
  endPost,
  erasePerson,
  foundPost,
  listAccounts,
  listPersons,
  listPosts,
  openAccount,
  renamePost,
  resetPassword,
  switchAccount,
} from './people.ts'
import type { Route } from './route.ts'
import { readSession, signIn, signOut } from './session.ts'
import { listTenants } from './tenants.ts'
import { addRelation, changeUnit, endRelation, listUnits, readUnit } from './units.ts'

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
  listFacts,
  readPublished,
  correctAnswer,
  overrideCell,
  deliverNotices,
  raiseObjection,
  decideObjection,
  judgeRow,
  freezeResult,
  signEffects,
  listUnits,
  readUnit,
  changeUnit,
  addRelation,
  endRelation,
  listPosts,
  foundPost,
  renamePost,
  endPost,
  appoint,
  endHolding,
  listPersons,
  amendPerson,
  erasePerson,
  listAccounts,
  openAccount,
  resetPassword,
  switchAccount,
  listBoards,
  readBoard,
  listPublicBoards,
  readPublicBoard,
  listResults,
  readResult,
  pushClock,
  uploadFile,
  checkImport,
  commitImport,
  readErrorFile,
  readImportTemplate,
  listImports,
] as const satisfies readonly (Route & {
  readonly faults: readonly FaultCode[]
})[]
