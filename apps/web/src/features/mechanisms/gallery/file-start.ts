import { type Layout, type Mechanism, readMechanism } from '@jizhi/mechanism'
import { z } from 'zod'

const KEY = 'jizhi.new-mechanism.file'

/** A drawing as its file has it; a file of the meaning alone has no places. */
export interface FileStart {
  readonly mechanism: Mechanism
  readonly layout: Layout | undefined
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
  const { mechanism = held, layout } = Object(held) as { readonly mechanism?: unknown; readonly layout?: unknown }
  const read = readMechanism(mechanism)
  if (!read.ok) return undefined
  // Places that cannot be read are no reason to refuse what the drawing means.
  const places = layoutShape.safeParse(layout)
  return { mechanism: read.value, layout: places.success ? places.data : undefined }
}

/** The drawing of a chosen file stays with this window, so that a reload loses nothing. */
export const keepFile = (start: FileStart): void => sessionStorage.setItem(KEY, JSON.stringify(start))

export function keptFile(): FileStart | undefined {
  const text = sessionStorage.getItem(KEY)
  return text === null ? undefined : readDrawingFile(text)
}
