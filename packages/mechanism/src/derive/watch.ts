import type { BlockId, Instant, Key } from '@jizhi/domain'
import type { FactKind } from '../model/fact.ts'
import type { FactReader } from '../model/kernel.ts'

/** What a piece of work looked at beside its own rows: it is done again when any of that changes (INC-1, INC-2). */
export class Reads {
  blocks: Set<string> | undefined
  /** Blocks of which a row looked at its own row alone. */
  beside: Set<string> | undefined
  kinds: Set<FactKind> | undefined
  /** The earliest instant not yet reached that it asked about; −∞ when it read the clock itself. */
  due = Number.POSITIVE_INFINITY

  add(other: Reads): void {
    if (other.blocks) this.blocks = new Set([...(this.blocks ?? []), ...other.blocks])
    if (other.kinds) this.kinds = new Set([...(this.kinds ?? []), ...other.kinds])
    if (other.due < this.due) this.due = other.due
  }
}

/** The slots new facts speak in, and the kinds of all facts that stand there. */
export interface Touched {
  readonly blocks: ReadonlyMap<string, ReadonlySet<string>>
  readonly kinds: ReadonlySet<FactKind>
}

/** Whether what was read may read otherwise now. */
export function isTouched({ blocks, beside, kinds, due }: Reads, touched: Touched, now: Instant, row?: Key): boolean {
  if (due <= now) return true
  if (beside && row !== undefined) for (const block of beside) if (touched.blocks.get(block)?.has(row)) return true
  if (blocks) for (const block of blocks) if (touched.blocks.has(block)) return true
  if (kinds) for (const kind of kinds) if (touched.kinds.has(kind)) return true
  return false
}

/**
 * Listens to what kernels read. A row's own slot needs no note: a fact that addresses it always starts there (INC-1).
 * Between operations nobody listens, so asking why a cell is so leaves no trace.
 */
export class Watch {
  #block: BlockId | undefined
  #whole: Reads | undefined
  #row: Key | undefined
  #ofRow: Reads | undefined

  begin(block: BlockId, reads: Reads): void {
    this.#block = block
    this.#whole = reads
    this.#row = undefined
  }

  end(): void {
    this.#whole = undefined
    this.#row = undefined
  }

  beginRow(row: Key): void {
    this.#row = row
    this.#ofRow = undefined
  }

  /** What the row read beside its own slot; mostly nothing. */
  endRow(): Reads | undefined {
    this.#row = undefined
    return this.#ofRow
  }

  facts(reader: FactReader): FactReader {
    return {
      about: (kind, block, row) => {
        this.#slot(block, row)
        return reader.about(kind, block, row)
      },
      one: (kind, block, row) => {
        this.#slot(block, row)
        return reader.one(kind, block, row)
      },
      all: (kind) => {
        const reads = this.#reads()
        if (reads) reads.kinds = (reads.kinds ?? new Set()).add(kind)
        return reader.all(kind)
      },
      // What a statement amends or replaces lies beside it, where somebody looked to get here.
      first: reader.first,
      replaced: reader.replaced,
    }
  }

  /** The clock itself was read: with every later fact it may read otherwise. */
  clock(): void {
    const reads = this.#reads()
    if (reads) reads.due = Number.NEGATIVE_INFINITY
  }

  until(at: Instant): void {
    const reads = this.#reads()
    if (reads && at < reads.due) reads.due = at
  }

  #slot(block: string, row: Key | undefined): void {
    if (this.#row !== undefined && row === this.#row && block === this.#block) return
    const reads = this.#reads()
    if (!reads) return
    if (this.#row !== undefined && row === this.#row) reads.beside = (reads.beside ?? new Set()).add(block)
    else reads.blocks = (reads.blocks ?? new Set()).add(block)
  }

  #reads(): Reads | undefined {
    if (this.#whole === undefined || this.#row === undefined) return this.#whole
    this.#ofRow ??= new Reads()
    return this.#ofRow
  }
}
