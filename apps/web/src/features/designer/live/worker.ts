import type { Mechanism } from '@jizhi/mechanism'
import { derivationOf, derivedOver, inventedFile, type Live, pathIn, seenIn, whyIn } from './live-month.ts'
import type { ChosenMonth, FromWorker, Look, MonthFile, ToWorker } from './messages.ts'

/** The part of a worker's own world that is used here; the app is typed for a page. */
interface WorkerWorld {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null
  postMessage(message: FromWorker): void
}
const world = globalThis as unknown as WorkerWorld

/** Facts are fetched and kept here: the page never holds them. */
const files = new Map<string, Promise<MonthFile | number>>()
let month: ChosenMonth | undefined
let drawn: { readonly mechanism: Mechanism; readonly turn: number } | undefined
let live: Live | undefined
let look: Look | undefined
let row: string | undefined
let isWaiting = false

const say = (message: FromWorker): void => world.postMessage(message)

async function fetched(address: string): Promise<MonthFile | number> {
  try {
    const response = await fetch(address, { credentials: 'same-origin', headers: { accept: 'application/json' } })
    return response.ok ? ((await response.json()) as MonthFile) : response.status // the api parsed it on its way out
  } catch {
    return 0
  }
}

async function fileOf(chosen: ChosenMonth, mechanism: Mechanism): Promise<MonthFile | number> {
  if (chosen.is === 'invented') return inventedFile(mechanism, chosen)
  const kept = files.get(chosen.address) ?? fetched(chosen.address)
  files.set(chosen.address, kept)
  const file = await kept
  if (typeof file === 'number') files.delete(chosen.address)
  return file
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
}

function show(): void {
  if (live === undefined) return
  if (look !== undefined) say({ say: 'seen', seen: seenIn(live, look) })
  if (row !== undefined) say({ say: 'path', path: pathIn(live, row) })
}

world.onmessage = ({ data }) => {
  if (data.do === 'draw') {
    drawn = data
    derive()
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
  } else if (live) say({ say: 'why', cell: data.cell, trace: whyIn(live, data.cell) })
}
