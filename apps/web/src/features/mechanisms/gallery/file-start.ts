import { type Layout, type Mechanism, readMechanism, readTrial, type Trial } from '@jizhi/mechanism'
import { z } from 'zod'

const KEY = 'jizhi.new-mechanism.file'

/** A drawing as its file has it; a file of the meaning alone has no places. */
export interface FileStart {
  readonly mechanism: Mechanism
  readonly layout: Layout | undefined
  /** Months kept with it. */
  readonly trials: readonly Trial[]
  /** How many more the file holds that nobody can read. */
  readonly unread: number
}

const place = z.object({ x: z.number(), y: z.number() })
const note = place.extend({ id: z.string(), width: z.number(), height: z.number(), text: z.string() })
const layoutShape = z.object({ positions: z.record(z.string(), place), notes: z.array(note).optional() })

/** The drawing in a file, with where its cards stood if the file says so; none where it is not ours. */
export function readDrawingFile(text: string): FileStart | undefined {
  let held: unknown
  try {
    held = JSON.parse(text)
  } catch {
    // JSON.parse knows no other way to say that it is none.
    return undefined
  }
  // What is exported holds the meaning beside its layout; a document of the meaning alone is one too.
  const {
    mechanism = held,
    layout,
    trials,
  } = Object(held) as Readonly<Record<'mechanism' | 'layout' | 'trials', unknown>>
  const read = readMechanism(mechanism)
  if (!read.ok) return undefined
  // Places that cannot be read are no reason to refuse what the drawing means.
  const places = layoutShape.safeParse(layout)
  return { mechanism: read.value, layout: places.success ? places.data : undefined, ...trialsIn(trials) }
}

/** Neither are trials that cannot be read; whoever chose the file hears of them. */
function trialsIn(held: unknown): Pick<FileStart, 'trials' | 'unread'> {
  const all: readonly unknown[] = Array.isArray(held) ? held : []
  const trials = all.map(readTrial).flatMap((read) => (read.ok ? [read.value] : []))
  return { trials, unread: all.length - trials.length }
}

/** Kept months may be more than a window can store: then they last until it is reloaded. */
let held: FileStart | undefined

/** The drawing of a chosen file stays with this window, so that a reload loses nothing. */
export function keepFile(start: FileStart): void {
  held = start
  try {
    sessionStorage.setItem(KEY, JSON.stringify(start))
  } catch {
    sessionStorage.setItem(KEY, JSON.stringify({ ...start, trials: [] }))
  }
}

export function keptFile(): FileStart | undefined {
  const text = sessionStorage.getItem(KEY)
  return held ?? (text === null ? undefined : readDrawingFile(text))
}
