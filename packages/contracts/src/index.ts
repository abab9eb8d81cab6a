export { actView, auditFinding, listAudit, verifyAudit } from './audit.ts'
export {
  boardCard,
  boardView,
  listBoards,
  listPublicBoards,
  readBoard,
  readPublicBoard,
} from './boards.ts'
export { calendarMove, calendarNotice, issueCalendarNotice, previewCalendarNotice, readCalendar } from './calendar.ts'
export {
  caseCard,
  caseCounts,
  caseStatus,
  caseStep,
  correctCase,
  dispatchCases,
  listCases,
  mergeCase,
  noticeCase,
  readCase,
  readReportForm,
  reportIssue,
  stepCase,
} from './cases.ts'
export {
  channelSettings,
  channelView,
  deliveryRules,
  deliveryView,
  dismissDelivery,
  listChannels,
  listDeliveries,
  readContact,
  saveChannel,
  saveContact,
  saveDeliveryRules,
  sendAgain,
  testChannel,
} from './channels.ts'
export { pushClock } from './clock.ts'
export { answerComment, commentView, listComments, resolveComment, writeComment } from './comments.ts'
export {
  amendment,
  correctAnswer,
  decideObjection,
  declineRevision,
  deliverNotices,
  freezeResult,
  judgeRow,
  overrideCell,
  raiseObjection,
  recordMeasure,
  settlement,
  signEffects,
} from './cycle-acts.ts'
export { factLine, listFacts, readPublished } from './cycle-course.ts'
export {
  cellView,
  columnView,
  cycleCard,
  effectView,
  listCycles,
  objectionView,
  openCycle,
  readCycle,
  readTable,
  recordView,
  resultView,
  rowView,
  tableView,
  taskView,
  type WhyNode,
  whatIf,
  whyCell,
  whyNode,
} from './cycles.ts'
export {
  giveGrant,
  grantCard,
  grantFiling,
  grantReach,
  grantSource,
  listGrants,
  readTerms,
  revokeGrant,
} from './delegation.ts'
export {
  type DeliveryKind,
  deliveryKinds,
  listMessages,
  messageCard,
  type OutsideChannel,
  outsideChannels,
  readMessages,
  unreadMessages,
} from './deliveries.ts'
export { deskLine, listDesk, readDesk, stageDate } from './desk.ts'
export {
  addSigner,
  answerDuty,
  claimDuty,
  dutyView,
  handOnDuty,
  handOverView,
  listColleagues,
  listDuties,
  readAnswerForm,
  readReviews,
  retractFact,
  urgeDuties,
} from './duties.ts'
export { type FaultBody, type FaultCode, type FaultDetails, faultStatus, isFaultCode, sentenceOf } from './fault.ts'
export { keepFile, keptFile, openFile } from './files.ts'
export { decideFiling, filingView, listTownshipMechanisms, townshipMechanism } from './filings.ts'
export { readGridFile, writeGridFile } from './grids.ts'
export {
  listResults,
  readResult,
} from './history.ts'
export {
  checkImport,
  commitImport,
  importTarget,
  listImports,
  problemView,
  readErrorFile,
  readImportTemplate,
  uploadFile,
} from './imports.ts'
export { readInitialChoices } from './initial.ts'
export { endLeave, leaveView, listLeaves, takeLeave } from './leaves.ts'
export {
  accountCard,
  listLedgerAccounts,
  listPayables,
  listPools,
  readEntry,
  readPayablesFile,
  readStatement,
  readStatementFile,
  retryEntry,
  statementLine,
} from './ledgers.ts'
export {
  createMechanism,
  decideVersion,
  findingView,
  layoutShape,
  listMechanisms,
  listTemplates,
  MOST_TRIALS,
  mechanismCard,
  mechanismDocument,
  readMechanism,
  readUpstream,
  readVersion,
  saveDraft,
  submitMechanism,
  takeUpstream,
  versionView,
} from './mechanisms.ts'
export { keepNamedDraft, listNamedDrafts, readNamedDraft } from './named-drafts.ts'
export { listOpenings } from './openings.ts'
export {
  conditions,
  dismissJob,
  failedJob,
  incidentView,
  operationLine,
  readDiagnosis,
  readOperations,
  retryJob,
} from './operations.ts'
export { type OrderContent, type OrderKindName, orderContents, orderKindNames } from './order-contents.ts'
export {
  confirmOrder,
  declineOrder,
  listOrders,
  orderCard,
  orderChange,
  orderChoices,
  orderKind,
  orderState,
  previewOrder,
  proposeOrder,
  readOrder,
  withdrawOrder,
} from './orders.ts'
export { backtestDraft, readBurden, readNoise } from './outlook.ts'
export { listPastMonths, readMonthFacts } from './past-months.ts'
export { holdPen } from './pens.ts'
export {
  accountView,
  amendPerson,
  appoint,
  appointee,
  countyRole,
  endHolding,
  endPost,
  erasePerson,
  foundPost,
  holderView,
  listAccounts,
  listPersons,
  listPosts,
  openAccount,
  personView,
  postView,
  renamePost,
  resetPassword,
  switchAccount,
} from './people.ts'
export { listRegisters, readRegister } from './registers.ts'
export {
  countyParam,
  dayText,
  type FieldDifference,
  fieldDifference,
  idText,
  inCounty,
  instantText,
} from './request.ts'
export { askReview, decideReview, listReviews, reviewView } from './reviews.ts'
export {
  type Answer,
  addressOf,
  defineRoute,
  type Input,
  type Method,
  type Reply,
  type Request,
  type Route,
  type RouteAccess,
  type UploadRule,
} from './route.ts'
export { routes } from './routes.ts'
export { readSession, sessionView, signIn, signOut } from './session.ts'
export {
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
  sheetCard,
  sheetChangeView,
  sheetDocument,
  sheetFindingView,
  sheetVersionView,
} from './sheets.ts'
export {
  listSlipOffers,
  listSlips,
  printSlip,
  readSlip,
  signSlip,
  slipCard,
  slipContent,
  slipKind,
  slipState,
  voidSlip,
} from './slips.ts'
export { listTenants, tenantCard, tenantKind } from './tenants.ts'
export { readTownshipValues, saveTownshipValues } from './township-values.ts'
export { acceptTrial, keepTrial, listTrials, readTrialMonth, readVersionTrials, removeTrial } from './trials.ts'
export {
  addRelation,
  changeUnit,
  endRelation,
  foundableKind,
  listUnits,
  readUnit,
  relationEnd,
  relationKind,
  relationView,
  statedRelation,
  unitCard,
  unitChange,
  unitKind,
} from './units.ts'
export { readVersionNews } from './version-news.ts'
export { findWho } from './who.ts'
export { en } from './words/en.ts'
export { zh } from './words/zh.ts'
export { closeWorkSlip, listWorkSlips, replyWorkSlip, sendWorkSlip, urgeWorkSlip, workSlip } from './work-slips.ts'
