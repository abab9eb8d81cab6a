import type { Mechanism } from '@jizhi/mechanism'
import type { MonthFile } from './messages.ts'
import { inventedFiles } from './month-files.ts'

/** What takes longer to invent than this is kept while somebody edits. */
const QUICK_MS = 60

/**
 * The invented month of a drawing that is being edited. Where making one takes long, a change is first seen over the month
 * made for the drawing before, and a month of its own is made when the pen rests.
 */
export class InventedMonth {
  readonly #clock: () => number
  #made: { readonly file: MonthFile | undefined; readonly of: Mechanism; readonly day: string } | undefined
  #tookMs = 0

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** The month to show at once; undefined where nothing can be invented. */
  now(mechanism: Mechanism, day: string): MonthFile | undefined {
    const isKept = this.#made?.file !== undefined && this.#made.day === day && this.#made.of.id === mechanism.id
    if (!isKept || this.#tookMs < QUICK_MS) this.#make(mechanism, day)
    return this.#made?.file
  }

  /** Makes the month of this very drawing where an earlier one's is held; whether another one came of it. */
  renew(mechanism: Mechanism, day: string): boolean {
    const before = this.#made
    if (before?.of === mechanism && before.day === day) return false
    this.#make(mechanism, day)
    return JSON.stringify(before?.file) !== JSON.stringify(this.#made?.file)
  }

  #make(mechanism: Mechanism, day: string): void {
    const began = this.#clock()
    const [file] = inventedFiles(mechanism, 1, day)
    this.#made = { file, of: mechanism, day }
    this.#tookMs = this.#clock() - began
  }
}
