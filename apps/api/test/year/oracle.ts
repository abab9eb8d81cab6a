import { seeded } from '../proof.ts'
import type { Group, Size } from './place.ts'

/** A filled sheet of a group, as the team's table has it: tenths of a point, and the three flags of its file. */
export interface Sheet {
  readonly clear: number
  readonly tear: number
  readonly mend: number
  readonly flags: readonly [boolean, boolean, boolean]
}

/** What a month should come to for a group that was assessed. */
interface Expected {
  readonly tenths: number
  readonly passed: boolean
  readonly first: boolean
  readonly black: boolean
  /** 1–4 of the ladder; 0 where nothing fires. */
  readonly rung: number
}

interface ExpectedMonth {
  readonly listed: readonly Group[]
  readonly sheets: ReadonlyMap<string, Sheet>
  readonly outcome: ReadonlyMap<string, Expected>
}

export const LINE = 800
const FILE_POINTS = [50, 50, 100] as const

export const tenthsOf = ({ clear, tear, mend, flags }: Sheet): number =>
  clear + tear + mend + flags.reduce((sum, is, at) => sum + (is ? FILE_POINTS[at]! : 0), 0)

/** Which month of the year's plan promises a group: every group once, the same number each month. */
export const promisedIn = (size: Size, at: number): number => at % size.months

/**
 * The year reckoned a second time, by nothing of the product: whom each month lists, and what it comes to. Sheets that
 * are corrected later are changed where they lie, and everything is reckoned anew.
 */
export class Reckoning {
  private readonly random: () => number
  private readonly gone = new Set<string>()
  private readonly said: { readonly listed: readonly Group[]; readonly sheets: Map<string, Sheet> }[] = []
  private readonly size: Size
  private readonly groups: readonly Group[]

  constructor(size: Size, groups: readonly Group[], seed: number) {
    this.size = size
    this.groups = groups
    this.random = seeded(seed)
  }

  /** From the next month on there is no such group any more. */
  end(group: string): void {
    this.gone.add(group)
  }

  /** Promised last month, or not passed when last assessed. */
  listed(month: number): readonly Group[] {
    const last = new Map<string, boolean>()
    for (const { listed, outcome } of this.months())
      for (const { id } of listed) last.set(id, outcome.get(id)?.passed ?? false)
    return this.groups.filter(
      ({ id }, at) => !this.gone.has(id) && (promisedIn(this.size, at) === month || last.get(id) === false),
    )
  }

  /** Sheets of a month before anything is corrected; one group in thirty is not reached, and always at least one. */
  draw(listed: readonly Group[]): Map<string, Sheet> {
    const sheets = new Map<string, Sheet>()
    for (const { id } of listed) {
      const isPoor = this.random() < 0.42
      const share = isPoor ? 0.35 + this.random() * 0.42 : 0.82 + this.random() * 0.18
      const part = (most: number): number => Math.floor((most * share) / 5) * 5
      const flags = [true, !isPoor || this.random() < 0.6, !isPoor || this.random() < 0.3] as const
      if (this.random() >= 1 / 30) sheets.set(id, { clear: part(300), tear: part(200), mend: part(300), flags })
    }
    // Where everybody was reached the table would be complete before its date (EVAL-4), and the windows with it.
    const last = listed.at(-1)
    if (last !== undefined && listed.length > 1 && sheets.size === listed.length) sheets.delete(last.id)
    return sheets
  }

  close(listed: readonly Group[], sheets: Map<string, Sheet>): void {
    this.said.push({ listed, sheets })
  }

  /** All months on the sheets that count by now. */
  months(): readonly ExpectedMonth[] {
    const passes = new Map<string, number>()
    const fails = new Map<string, number>()
    return this.said.map(({ listed, sheets }) => {
      const totals = [...sheets.values()].map(tenthsOf)
      const outcome = new Map<string, Expected>()
      for (const [id, sheet] of sheets) {
        const tenths = tenthsOf(sheet)
        const passed = tenths >= LINE
        const counts = passed ? passes : fails
        const times = (counts.get(id) ?? 0) + 1
        counts.set(id, times)
        const fromBottom = 1 + totals.filter((other) => other < tenths).length
        const black = totals.length >= 10 && fromBottom <= 5 && !passed
        outcome.set(id, { tenths, passed, first: passed && times === 1, black, rung: passed ? 0 : Math.min(4, times) })
      }
      return { listed, sheets, outcome }
    })
  }
}
