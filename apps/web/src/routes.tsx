import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { readCasesSearch } from './frame/cases-search.ts'
import { FaultBlock } from './frame/fault-block.tsx'
import { readHistorySearch } from './frame/history-search.ts'
import { readImportSearch } from './frame/import-search.ts'
import { readLedgerSearch, readStatementSearch } from './frame/ledger-search.ts'
import { readMonthSearch } from './frame/month-search.ts'
import { readNewMechanismSearch } from './frame/new-mechanism-search.ts'
import { NotFound } from './frame/not-found.tsx'
import { readPeopleSearch } from './frame/people-search.ts'
import { RootFrame } from './frame/root-frame.tsx'
import { readWorkSearch } from './frame/work-search.ts'
import { StateBlock } from './ui/state-block.tsx'
import { withWords } from './words/words.ts'

/*
 * Every address of the product, one route each, its page loaded when it is opened.
 * A page inside the frame hangs under `framed`; a light or public page hangs under `root` and must not import antd.
 */
const root = createRootRoute({ component: RootFrame, notFoundComponent: NotFound })

const entry = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./features/entry/index.ts'), 'EntryPage'),
})

const login = createRoute({
  getParentRoute: () => root,
  path: '/$county/login',
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search.from === 'string' ? { from: search.from } : {},
  component: lazyRouteComponent(() => import('./features/login/index.ts'), 'LoginPage'),
})

const devUi = createRoute({
  getParentRoute: () => root,
  path: '/dev/ui',
  component: lazyRouteComponent(() => withWords(import('./features/dev-ui/index.ts'), 'drawing', 'pages'), 'DevUiPage'),
})

const devDesigner = createRoute({
  getParentRoute: () => root,
  path: '/dev/designer',
  component: lazyRouteComponent(() => withWords(import('./features/designer/index.ts'), 'drawing'), 'DevDesignerPage'),
})

const framed = createRoute({
  getParentRoute: () => root,
  path: '/$county',
  component: lazyRouteComponent(() => withWords(import('./frame/app-frame.tsx'), 'drawing', 'pages'), 'AppFrame'),
})

const workbench = createRoute({
  getParentRoute: () => framed,
  path: '/',
  validateSearch: readWorkSearch,
  component: lazyRouteComponent(() => import('./features/workbench/index.ts'), 'WorkbenchPage'),
})

const mechanisms = createRoute({
  getParentRoute: () => framed,
  path: '/mechanisms',
  component: lazyRouteComponent(() => import('./features/mechanisms/index.ts'), 'MechanismsPage'),
})

const newMechanism = createRoute({
  getParentRoute: () => framed,
  path: '/mechanisms/new',
  validateSearch: readNewMechanismSearch,
  component: lazyRouteComponent(() => import('./features/mechanisms/index.ts'), 'NewMechanismPage'),
})

const delegation = createRoute({
  getParentRoute: () => framed,
  path: '/delegation',
  validateSearch: (search: Record<string, unknown>): { tab?: 'filings' } =>
    search.tab === 'filings' ? { tab: search.tab } : {},
  component: lazyRouteComponent(() => import('./features/delegation/index.ts'), 'DelegationPage'),
})

const townshipValues = createRoute({
  getParentRoute: () => framed,
  path: '/delegation/values/$mechanism',
  component: lazyRouteComponent(() => import('./features/delegation/index.ts'), 'TownshipValuesPage'),
})

const sheets = createRoute({
  getParentRoute: () => framed,
  path: '/sheets',
  component: lazyRouteComponent(() => import('./features/sheets/index.ts'), 'SheetsPage'),
})

const sheetImport = createRoute({
  getParentRoute: () => framed,
  path: '/sheets/import',
  validateSearch: (search: Record<string, unknown>): { sheet?: string } =>
    typeof search.sheet === 'string' && search.sheet !== '' ? { sheet: search.sheet } : {},
  component: lazyRouteComponent(() => import('./features/sheets/index.ts'), 'SheetImportPage'),
})

const sheet = createRoute({
  getParentRoute: () => framed,
  path: '/sheets/$sheet',
  validateSearch: (search: Record<string, unknown>): { version?: number; named?: string } => {
    const version = Number(search.version)
    if (Number.isInteger(version) && version > 0) return { version }
    return typeof search.named === 'string' && search.named !== '' ? { named: search.named } : {}
  },
  component: lazyRouteComponent(() => import('./features/sheets/index.ts'), 'SheetPage'),
})

const people = createRoute({
  getParentRoute: () => framed,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('./features/people/index.ts'), 'PeoplePage'),
})

const wholeWindow = createRoute({
  getParentRoute: () => root,
  id: 'whole-window',
  component: lazyRouteComponent(() => withWords(import('./frame/session-frame.tsx'), 'drawing'), 'WholeWindowFrame'),
})

const mechanism = createRoute({
  getParentRoute: () => wholeWindow,
  path: '/$county/mechanisms/$mechanism',
  validateSearch: (search: Record<string, unknown>): { version?: number } => {
    const version = Number(search.version)
    return Number.isInteger(version) && version > 0 ? { version } : {}
  },
  component: lazyRouteComponent(() => import('./features/designer/index.ts'), 'DesignerPage'),
})

const desk = createRoute({
  getParentRoute: () => framed,
  path: '/desk',
  component: lazyRouteComponent(() => import('./features/desk/index.ts'), 'DeskPage'),
})

const deskMechanism = createRoute({
  getParentRoute: () => framed,
  path: '/desk/$mechanism',
  validateSearch: (search: Record<string, unknown>): { cycle?: string } =>
    typeof search.cycle === 'string' && search.cycle !== '' ? { cycle: search.cycle } : {},
  component: lazyRouteComponent(() => import('./features/desk/index.ts'), 'DeskMechanismPage'),
})

const order = createRoute({
  getParentRoute: () => framed,
  path: '/orders/$order',
  component: lazyRouteComponent(() => import('./features/orders/index.ts'), 'OrderPage'),
})

const month = createRoute({
  getParentRoute: () => framed,
  path: '/cycles/$cycle',
  validateSearch: readMonthSearch,
  component: lazyRouteComponent(() => import('./features/months/index.ts'), 'MonthPage'),
})

const cases = createRoute({
  getParentRoute: () => framed,
  path: '/cases',
  validateSearch: readCasesSearch,
  component: lazyRouteComponent(() => import('./features/cases/index.ts'), 'CasesPage'),
})

const oneCase = createRoute({
  getParentRoute: () => framed,
  path: '/cases/$case',
  component: lazyRouteComponent(() => import('./features/cases/index.ts'), 'CasePage'),
})

const history = createRoute({
  getParentRoute: () => framed,
  path: '/history',
  validateSearch: readHistorySearch,
  component: lazyRouteComponent(() => import('./features/history/index.ts'), 'HistoryPage'),
})

const pastResult = createRoute({
  getParentRoute: () => framed,
  path: '/history/$result',
  component: lazyRouteComponent(() => import('./features/history/index.ts'), 'ResultPage'),
})

const slips = createRoute({
  getParentRoute: () => framed,
  path: '/slips',
  component: lazyRouteComponent(() => import('./features/slips/index.ts'), 'SlipsPage'),
})

const slip = createRoute({
  getParentRoute: () => framed,
  path: '/slips/$slip',
  component: lazyRouteComponent(() => import('./features/slips/index.ts'), 'SlipPage'),
})

const boards = createRoute({
  getParentRoute: () => framed,
  path: '/boards',
  component: lazyRouteComponent(() => import('./features/boards/index.ts'), 'BoardsPage'),
})

const board = createRoute({
  getParentRoute: () => framed,
  path: '/boards/$board',
  component: lazyRouteComponent(() => import('./features/boards/index.ts'), 'BoardPage'),
})

const ledgers = createRoute({
  getParentRoute: () => framed,
  path: '/ledgers',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('./features/ledgers/index.ts'), 'LedgersPage'),
})

const statement = createRoute({
  getParentRoute: () => framed,
  path: '/ledgers/statement',
  validateSearch: readStatementSearch,
  component: lazyRouteComponent(() => import('./features/ledgers/index.ts'), 'StatementPage'),
})

const ledgerEntry = createRoute({
  getParentRoute: () => framed,
  path: '/ledgers/entries/$entry',
  component: lazyRouteComponent(() => import('./features/ledgers/index.ts'), 'EntryPage'),
})

const publicBoard = createRoute({
  getParentRoute: () => root,
  path: '/$county/public/boards/$board',
  component: lazyRouteComponent(
    () => withWords(import('./features/public-boards/index.ts'), 'pages'),
    'PublicBoardPage',
  ),
})

const importing = createRoute({
  getParentRoute: () => framed,
  path: '/import',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('./features/imports/index.ts'), 'ImportPage'),
})

const registers = createRoute({
  getParentRoute: () => framed,
  path: '/registers',
  component: lazyRouteComponent(() => import('./features/registers/index.ts'), 'RegistersPage'),
})

const register = createRoute({
  getParentRoute: () => framed,
  path: '/registers/$register',
  component: lazyRouteComponent(() => import('./features/registers/index.ts'), 'RegisterPage'),
})

const messages = createRoute({
  getParentRoute: () => framed,
  path: '/messages',
  component: lazyRouteComponent(() => import('./features/messages/index.ts'), 'MessagesPage'),
})

const operations = createRoute({
  getParentRoute: () => framed,
  path: '/operations',
  component: lazyRouteComponent(() => import('./features/operations/index.ts'), 'OperationsPage'),
})

const settings = createRoute({
  getParentRoute: () => framed,
  path: '/settings',
  validateSearch: (search: Record<string, unknown>): { tab?: 'deliveries' | 'calendar' } =>
    search.tab === 'deliveries' || search.tab === 'calendar' ? { tab: search.tab } : {},
  component: lazyRouteComponent(() => import('./features/settings/index.ts'), 'SettingsPage'),
})

const audit = createRoute({
  getParentRoute: () => framed,
  path: '/audit',
  component: lazyRouteComponent(() => import('./features/audit/index.ts'), 'AuditPage'),
})

const routeTree = root.addChildren([
  entry,
  devUi,
  devDesigner,
  login,
  publicBoard,
  framed.addChildren([
    workbench,
    mechanisms,
    newMechanism,
    delegation,
    townshipValues,
    desk,
    deskMechanism,
    order,
    month,
    cases,
    oneCase,
    history,
    pastResult,
    slips,
    slip,
    boards,
    board,
    registers,
    register,
    messages,
    settings,
    operations,
    ledgers,
    statement,
    ledgerEntry,
    importing,
    sheets,
    sheetImport,
    sheet,
    people,
    audit,
  ]),
  wholeWindow.addChildren([mechanism]),
])

export const makeRouter = () =>
  createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <StateBlock state="loading" />,
    defaultErrorComponent: ({ error, reset }) => (
      <FaultBlock error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
    ),
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
