import type { SheetFile } from '../../platform/spreadsheet/index.ts'

/** Several times a county month, in characters with a few for each cell; larger files are read again. */
const MOST_CHARACTERS = 2_000_000
const PER_CELL = 8
const MOST_FILES = 8

/**
 * Uploads as they were read, for the steps that follow: looking, checking and writing take minutes at most. Who asks was
 * found to own the upload before; this only spares reading the same bytes again.
 */
export class ReadFiles {
  private readonly files = new Map<string, SheetFile>()

  of(upload: string): SheetFile | undefined {
    return this.files.get(upload)
  }

  /** The oldest goes first. */
  keep(upload: string, file: SheetFile): void {
    if (sizeOf(file) > MOST_CHARACTERS) return
    this.files.set(upload, file)
    const oldest = this.files.keys().next()
    if (this.files.size > MOST_FILES && !oldest.done) this.files.delete(oldest.value)
  }
}

function sizeOf({ sheets }: SheetFile): number {
  let size = 0
  for (const { rows } of sheets) for (const row of rows) for (const text of row) size += text.length + PER_CELL
  return size
}
