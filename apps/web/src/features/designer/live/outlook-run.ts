import { type Mechanism, type Outlook, outlook, pinsInForce, type ReplayedCycle, replayed } from '@jizhi/mechanism'
import type { MonthFile, OutlookAsked, OutlookFound } from './messages.ts'
import { inventedFiles, readMonth } from './month-files.ts'

/** Months of the version in force do not change with the draft; they are played once for each choice of months. */
const played = new WeakMap<Mechanism, Map<string, readonly ReplayedCycle[]>>()

/**
 * Runs the draft and what is in force over the months, one month at a time. In between it gives way: `isStill` says
 * whether anybody still waits for this very run.
 */
export async function runOutlook(
  asked: OutlookAsked,
  draft: { readonly mechanism: Mechanism; readonly turn: number },
  isStill: () => boolean,
  tell: (found: OutlookFound) => void,
): Promise<void> {
  const { months, names, unread } = await monthsOf(asked, draft.mechanism)
  if (!isStill()) return
  const past = months.map((one) => one.past)
  const published = asked.published ?? draft.mechanism
  const found = (done: number, result?: Outlook): OutlookFound => ({
    ...{ turn: draft.turn, done, of: past.length, outlook: result, unread },
    names: result === undefined ? {} : names,
  })
  const before: ReplayedCycle[] = []
  const key = JSON.stringify(asked.months)
  const kept = typeof asked.months === 'number' ? undefined : played.get(published)?.get(key)
  const after: ReplayedCycle[] = []
  for (const cycle of replayed(draft.mechanism, past)) {
    after.push(cycle)
    tell(found(after.length))
    await pause()
    if (!isStill()) return
  }
  if (kept === undefined && asked.published !== undefined)
    for (const cycle of replayed(published, past)) {
      before.push(cycle)
      await pause()
      if (!isStill()) return
    }
  const old = asked.published === undefined ? after : (kept ?? before)
  if (kept === undefined && asked.published !== undefined && typeof asked.months !== 'number')
    played.set(published, new Map([[key, before]]))
  const last = past.at(-1)
  const pins = last && ('facts' in last ? pinsInForce(last.facts) : last.pins)
  const drawn = { mechanism: draft.mechanism, cycles: after }
  tell(found(past.length, outlook({ mechanism: published, cycles: old }, drawn, past, pins?.graph)))
}

/** Time for whatever else the worker was told in the meantime. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

async function monthsOf(asked: OutlookAsked, mechanism: Mechanism) {
  const files: (MonthFile | number)[] =
    typeof asked.months === 'number' ? [...inventedFiles(mechanism, asked.months, asked.day)] : []
  if (typeof asked.months !== 'number') for (const address of asked.months) files.push(await readMonth(address))
  const months = files.filter((file) => typeof file !== 'number')
  const names: Record<string, string> = Object.assign({}, ...months.map((one) => one.names))
  return { months, names, unread: files.length - months.length }
}
