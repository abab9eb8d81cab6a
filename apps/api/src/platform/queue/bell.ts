/** Wakes whoever waits, one a ring; a ring that nobody heard is kept for the next. */
export class Bell {
  private readonly waiting = new Set<() => void>()
  private rung = false

  ring(): void {
    const [first] = this.waiting
    if (first === undefined) this.rung = true
    else first()
  }

  ringAll(): void {
    this.rung = true
    for (const wake of [...this.waiting]) wake()
  }

  /** Until the next ring, at most that long (ms). */
  async wait(longest: number): Promise<void> {
    if (this.rung) {
      this.rung = false
      return
    }
    await new Promise<void>((done) => {
      const wake = (): void => {
        clearTimeout(timer)
        this.waiting.delete(wake)
        done()
      }
      const timer = setTimeout(wake, longest)
      this.waiting.add(wake)
    })
  }
}
