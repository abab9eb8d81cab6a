import {
  addDays,
  addWorkingDays,
  type BlockId,
  dayOf,
  type Instant,
  type Key,
  type PersonId,
  startOf,
  storedId,
} from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import { bySeats } from '../blocks/settings/ask-modes.ts'
import { missingCell } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { seated } from './ask-seats.ts'
import { handedOn } from './handed-on.ts'
import { type Called, whom } from './whom.ts'

/** The first who took the row upon himself (领办); of two at once the smaller id (FACT-4). */
const claimant = (run: Run, block: BlockId, key: Key): PersonId | undefined => {
  const [first] = run.facts.about('claimed', block, key)
  return first?.slot.person ?? first?.by
}

export const claimCell = (run: Run, block: BlockId, key: Key): Cell => {
  const person = claimant(run, block, key)
  return person === undefined ? missingCell('unreported') : { value: person }
}

/** Those a form is put to, when no claim plays a part. */
export const calledFor = (config: AskConfig, block: string, run: Run, key: Key): Called =>
  handedOn(run, storedId<BlockId>(block), key, bySeats(config) ? seated(config, run, key) : whom(config.who, run, key))

/** Who is to answer: those asked; with 领办 whoever claimed the row, or, when nobody did in time, those it falls to. */
export function asked(config: AskConfig, block: BlockId, run: Run, key: Key): Called {
  return handedOn(run, block, key, calledFirst(config, block, run, key))
}

function calledFirst(config: AskConfig, block: BlockId, run: Run, key: Key): Called {
  const all = bySeats(config) ? seated(config, run, key) : whom(config.who, run, key)
  if (config.claim === 'none') return all
  const person = claimant(run, block, key)
  // PIN-4: what whoever left had taken upon himself falls back to those asked.
  if (person !== undefined && (!run.tenures.isChanged || run.tenures.isInOffice(person))) return alone(all, person)
  const until = run.calendars.after(run.pins.openedAt, config.claimWithin)
  return run.reached(until) ? whom(config.assignTo, run, key) : all
}

/** Whoever claimed it, and who stands in for him (PIN-6). */
function alone({ role, standIns = [] }: Called, person: PersonId): Called {
  const own = standIns.filter(({ of }) => of === person)
  return { role, persons: [person, ...own.map(({ by }) => by)], ...(own.length > 0 ? { standIns: own } : {}) }
}

/** So many working days before the form is due, in the morning of that day. */
export function reminders(config: AskConfig, run: Run): readonly Instant[] {
  const due = run.deadlines.get(config.due)
  if (due === undefined) return []
  const last = addDays(dayOf(due), -1)
  return [...config.remindBefore]
    .sort((a, b) => b - a)
    .map((days) => startOf(addWorkingDays(last, -days, run.calendars.newest).day))
}
