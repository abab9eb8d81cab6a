/** Rows worked out at a time: small enough for the nearest cache, large enough to forget the calls. */
const BLOCK = 256

/** One number of each row of a block. NaN says: not in whole numbers. */
export type Lane = Float64Array

/** Where lanes lie. Work on a column is never interrupted, so that all expressions share the same ones. */
const PLACES: Lane[] = []

/** A column as it is read: numbers, with what is not 0 beside them where there is none. */
export interface Numbers {
  readonly ints: Float64Array
  readonly gaps?: Uint8Array
}

/** Works out one column from others, block by block: every operation is one loop over a lane. */
export class Lanes<Name> {
  readonly #constants: { readonly lane: Lane; readonly value: number }[] = []
  readonly #steps: ((count: number) => void)[] = []
  readonly #names: Name[] = []
  readonly #read: Lane[] = []
  #count = 0

  /** The lane of a column; each is read once. */
  column(name: Name): Lane {
    const known = this.#names.indexOf(name)
    if (known >= 0) return this.#read[known]!
    const made = this.#next()
    this.#names.push(name)
    this.#read.push(made)
    return made
  }

  constant(value: number): Lane {
    const lane = this.#next()
    this.#constants.push({ lane, value })
    return lane
  }

  /** What is worked out of one to three lanes that were made before, handed over so that no loop looks them up. */
  step(a: Lane, b: Lane, c: Lane, work: (out: Lane, count: number, a: Lane, b: Lane, c: Lane) => void): Lane {
    const out = this.#next()
    this.#steps.push((count) => work(out, count, a, b, c))
    return out
  }

  /** The named columns, in the order in which `run` wants them. */
  get names(): readonly Name[] {
    return this.#names
  }

  run(rows: number, columns: readonly Numbers[], result: Lane): Float64Array {
    const values = new Float64Array(rows)
    for (const { lane, value } of this.#constants) lane.fill(value, 0, rows)
    for (let first = 0; first < rows; first += BLOCK) {
      const count = Math.min(BLOCK, rows - first)
      for (let at = 0; at < columns.length; at += 1) readInto(this.#read[at]!, columns[at]!, first, count)
      for (let at = 0; at < this.#steps.length; at += 1) this.#steps[at]!(count)
      for (let at = 0; at < count; at += 1) values[first + at] = result[at]!
    }
    return values
  }

  #next(): Lane {
    const at = this.#count
    this.#count += 1
    PLACES[at] ??= new Float64Array(BLOCK)
    return PLACES[at]
  }
}

function readInto(lane: Lane, { ints, gaps }: Numbers, first: number, count: number): void {
  if (gaps === undefined) for (let at = 0; at < count; at += 1) lane[at] = ints[first + at]!
  else for (let at = 0; at < count; at += 1) lane[at] = gaps[first + at] === 0 ? ints[first + at]! : Number.NaN
}
