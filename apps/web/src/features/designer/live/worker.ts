import type { Mechanism } from '@jizhi/mechanism'
import { InventedMonth } from './invented-month.ts'
import { derivationOf, derivedOver, type Live, pathIn, seenIn, whyIn } from './live-month.ts'
import type { ChosenMonth, FromWorker, Look, MonthFile, OutlookAsked, ToWorker, TrialAsked } from './messages.ts'
import { readMonth } from './month-files.ts'
import { runOutlook } from './outlook-run.ts'
import { runTrials } from './trial-run.ts'

/** The part of a worker's own world that is used here; the app is typed for a page. */
interface WorkerWorld {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null
  postMessage(message: FromWorker): void
}
const world = globalThis as unknown as WorkerWorld // the app is typed for a page

let month: ChosenMonth | undefined
let drawn: { readonly mechanism: Mechanism; readonly turn: number } | undefined
let live: Live | undefined
let look: Look | undefined
let row: string | undefined
let outlook: OutlookAsked | undefined
let isWaiting = false
let run = 0
let later: ReturnType<typeof setTimeout> | undefined
let trials: readonly TrialAsked[] = []
let trialRun = 0
let trialsLater: ReturnType<typeof setTimeout> | undefined

/** Consequences are run when the pen rests. */
const REST_MS = 300
/** Later than the consequences begin. */
const TRIALS_REST_MS = 400
let weighed: Promise<void> = Promise.resolve()

const say = (message: FromWorker): void => world.postMessage(message)

const invented = new InventedMonth(() => performance.now())
let renewal: ReturnType<typeof setTimeout> | undefined

async function fileOf(chosen: ChosenMonth, mechanism: Mechanism): Promise<MonthFile | number> {
  if (chosen.is === 'past') return readMonth(chosen.address)
  return invented.now(mechanism, chosen.day) ?? 0
}

/** What is seen over an invented month made for an earlier drawing is seen over its own once the pen rests. */
function renewLater(): void {
  clearTimeout(renewal)
  const [chosen, now] = [month, drawn]
  if (chosen?.is !== 'invented' || now === undefined) return
  renewal = setTimeout(() => {
    if (chosen === month && now === drawn && invented.renew(now.mechanism, chosen.day)) derive()
  }, REST_MS)
}

/** The newest drawing wins: what came while a derivation ran is derived next, and what lay in between never. */
function derive(): void {
  if (isWaiting) return
  isWaiting = true
  setTimeout(() => {
    isWaiting = false
    void derived()
  })
}

async function derived(): Promise<void> {
  const [chosen, now] = [month, drawn]
  if (chosen === undefined || now === undefined) return
  const file = await fileOf(chosen, now.mechanism)
  if (chosen !== month || now !== drawn) return derive()
  if (typeof file === 'number') return say({ say: 'unread', status: file })
  const start = performance.now()
  live = derivedOver(now.mechanism, file)
  const derivation = derivationOf(live, now.turn, 0)
  say({ say: 'derived', derivation: { ...derivation, ms: performance.now() - start } })
  show()
  renewLater()
}

function show(): void {
  if (live === undefined) return
  if (look !== undefined) say({ say: 'seen', seen: seenIn(live, look) })
  if (row !== undefined) say({ say: 'path', path: pathIn(live, row) })
}

function weigh(): void {
  run += 1
  const mine = run
  clearTimeout(later)
  const [asked, now] = [outlook, drawn]
  holdTrials()
  if (asked === undefined || now === undefined) return
  const tell = (found: Parameters<Parameters<typeof runOutlook>[3]>[0]) => say({ say: 'outlook', found })
  later = setTimeout(() => {
    weighed = runOutlook(asked, now, () => mine === run, tell)
  }, REST_MS)
}

/** Trials come last: after the consequences of this very drawing. */
function holdTrials(): void {
  trialRun += 1
  const mine = trialRun
  clearTimeout(trialsLater)
  const [asked, now] = [trials, drawn]
  if (asked.length === 0 || now === undefined) return
  trialsLater = setTimeout(async () => {
    await weighed
    await runTrials(
      asked,
      now,
      () => mine === trialRun,
      (found) => say({ say: 'trials', found }),
    )
  }, TRIALS_REST_MS)
}

world.onmessage = ({ data }) => {
  if (data.do === 'draw') {
    drawn = data
    derive()
    weigh()
  } else if (data.do === 'month') {
    month = data.month
    live = undefined
    derive()
  } else if (data.do === 'look') {
    look = data.look
    if (live && look) say({ say: 'seen', seen: seenIn(live, look) })
  } else if (data.do === 'follow') {
    row = data.row
    say({ say: 'path', path: live && row !== undefined ? pathIn(live, row) : undefined })
  } else if (data.do === 'outlook') {
    outlook = data.asked
    weigh()
  } else if (data.do === 'trials') {
    trials = data.asked
    holdTrials()
  } else if (live) say({ say: 'why', cell: data.cell, trace: whyIn(live, data.cell) })
}
