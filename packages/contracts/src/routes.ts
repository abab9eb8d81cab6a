import { listAudit, verifyAudit } from './audit.ts'
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
  recordMeasure,
  signEffects,
} from './cycle-acts.ts'
import { listFacts, readPublished } from './cycle-course.ts'
import { listCycles, openCycle, readCycle, readTable, whatIf, whyCell } from './cycles.ts'
import { listMessages, readMessages, unreadMessages } from './deliveries.ts'
import type { FaultCode } from './fault.ts'
import { keepFile, openFile } from './files.ts'
import { readGridFile, writeGridFile } from './grids.ts'
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
import { backtestDraft, readBurden, readNoise } from './outlook.ts'
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
import {
  checkSheetFile,
  createSheet,
  keepSheetFile,
  listSampleSheets,
  listSheets,
  readSheetErrorFile,
  readSheetFile,
  readSheetTemplate,
  readSheetVersion,
  readSheetVersions,
} from './sheets.ts'
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
  backtestDraft,
  readBurden,
  readNoise,
  listSheets,
  listSampleSheets,
  createSheet,
  readSheetVersions,
  readSheetVersion,
  checkSheetFile,
  keepSheetFile,
  readSheetErrorFile,
  readSheetFile,
  readSheetTemplate,
  listCycles,
  openCycle,
  readCycle,
  readTable,
  whyCell,
  whatIf,
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
  recordMeasure,
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
  keepFile,
  openFile,
  listMessages,
  unreadMessages,
  readMessages,
  uploadFile,
  writeGridFile,
  readGridFile,
  checkImport,
  commitImport,
  readErrorFile,
  readImportTemplate,
  listImports,
  listAudit,
  verifyAudit,
] as const satisfies readonly (Route & {
  readonly faults: readonly FaultCode[]
})[]
