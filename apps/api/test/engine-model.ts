/** What a person or a worker does to one period. */
export type Act =
  | { readonly do: 'score'; readonly town: number; readonly mark: number }
  | { readonly do: 'work' | 'race' | 'killed' | 'freeze' | 'sign' | 'void' }

/** As small as it can be: which marks stand, what was frozen, what is booked. It knows nothing of facts or effects. */
export class EngineModel {
  readonly #marks: (number | undefined)[]
  #frozen: readonly number[] | undefined
  #booked: readonly number[]
  revisions = 0
  isVoid = false

  constructor(readonly towns: number) {
    this.#marks = Array.from({ length: towns })
    this.#booked = Array.from({ length: towns }, () => 0)
  }

  /** Whether somebody may do that now; a trace leaves out what he may not. */
  allows(act: Act): boolean {
    if (act.do === 'work' || act.do === 'race' || act.do === 'killed') return true
    if (act.do === 'sign') return this.#isProposed()
    if (this.isVoid) return false
    if (act.do !== 'freeze') return true
    const isFilled = !this.#marks.includes(undefined)
    return isFilled && this.#marks.some((mark, town) => mark !== this.#frozen?.[town])
  }

  after(act: Act): void {
    if (act.do === 'score') this.#marks[act.town] = act.mark
    else if (act.do === 'void') this.isVoid = true
    else if (act.do !== 'killed') this.#work() // before a person freezes or signs, the worker has been there
    if (act.do === 'freeze') {
      this.#frozen = this.#marks.map((mark) => mark ?? 0)
      this.revisions += 1
    }
    if (act.do === 'sign') this.#booked = this.#due()
  }

  /** The points each is credited with: its mark, where it is one of the first two. */
  get booked(): readonly number[] {
    return this.#booked
  }

  /** EFF-3: who had nothing gets it by itself; what changes or takes away something is signed. */
  #work(): void {
    const due = this.#due()
    this.#booked = this.#booked.map((points, town) => (points === 0 ? (due[town] ?? 0) : points))
  }

  #due(): readonly number[] {
    const frozen = this.isVoid ? undefined : this.#frozen
    return this.#marks.map((_, town) => {
      const mark = frozen?.[town] ?? 0
      const before = frozen?.filter((other) => other > mark).length ?? 0
      return before < 2 ? mark : 0
    })
  }

  #isProposed(): boolean {
    return this.#due().some((points, town) => this.#booked[town] !== 0 && points !== this.#booked[town])
  }
}
