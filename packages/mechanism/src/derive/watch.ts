import type { BlockId, Instant, Key } from '@jizhi/domain'
import type { FactKind } from '../model/fact.ts'
import type { FactReader } from '../model/kernel.ts'

/** What a piece of work looked at beside its own rows: it is done again when any of that changes (INC-1, INC-2). */
export class Reads {
  /** Blocks of which any slot may have been read. */
  readonly blocks: string[] = []
  /** Blocks of which only what is said of the whole table was read. */
  readonly common: string[] = []
  /** Blocks of which a row looked at its own row alone. */
  readonly beside: string[] = []
  readonly kinds: FactKind[] = []
  /** The earliest instant not yet reached that it asked about; −∞ when it read the clock itself. */
  due = Number.POSITIVE_INFINITY

  add(other: Reads): void {
    for (const block of other.blocks) note(this.blocks, block)
    for (const block of other.common) note(this.common, block)
    for (const kind of other.kinds) note(this.kinds, kind)
    if (other.due < this.due) this.due = other.due
  }

  isAs(other: Reads): boolean {
    return (
      this.due === other.due &&
      isSame(this.blocks, other.blocks) &&
      isSame(this.common, other.common) &&
      isSame(this.beside, other.beside) &&
      isSame(this.kinds, other.kinds)
    )
  }

  clear(): void {
    this.blocks.length = 0
    this.common.length = 0
    this.beside.length = 0
    this.kinds.length = 0
    this.due = Number.POSITIVE_INFINITY
  }
}

/** A handful of names at most, so a list is quicker than a set. */
function note<T>(list: T[], one: T): void {
  if (!list.includes(one)) list.push(one)
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}

/** The slots new facts speak in, and the kinds of all facts that stand there. */
export interface Touched {
  readonly blocks: ReadonlyMap<string, ReadonlySet<string>>
  readonly kinds: ReadonlySet<FactKind>
}

/** Whether what was read may read otherwise now. */
export function isTouched(reads: Reads, touched: Touched, now: Instant, row?: Key): boolean {
  if (reads.due <= now) return true
  if (row !== undefined) for (const block of reads.beside) if (touched.blocks.get(block)?.has(row)) return true
  for (const block of reads.blocks) if (touched.blocks.has(block)) return true
  for (const block of reads.common) if (touched.blocks.get(block)?.has('')) return true
  for (const kind of reads.kinds) if (touched.kinds.has(kind)) return true
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
  #ofRow = new Reads()
  #hasRead = false
  /** Rows mostly look at the same things, which are then kept once. */
  #last = new Reads()

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
  }

  /** What the row read beside its own slot; mostly nothing. */
  endRow(): Reads | undefined {
    this.#row = undefined
    if (!this.#hasRead) return undefined
    this.#hasRead = false
    const reads = this.#ofRow
    if (reads.isAs(this.#last)) reads.clear()
    else {
      this.#last = reads
      this.#ofRow = new Reads()
    }
    return this.#last
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
        if (reads) note(reads.kinds, kind)
        return reader.all(kind)
      },
      // What a statement amends or replaces lies beside it, where somebody looked to get here.
      first: reader.first,
      replaced: reader.replaced,
      superseded: reader.superseded,
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
    if (row === undefined) note(reads.common, block)
    else note(row === this.#row ? reads.beside : reads.blocks, block)
  }

  #reads(): Reads | undefined {
    if (this.#whole === undefined || this.#row === undefined) return this.#whole
    this.#hasRead = true
    return this.#ofRow
  }
}
