import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { OpenCycle } from '../cycles/index.ts'
import { MechanismsService, openDue } from '../mechanisms/index.ts'
import { type ExpectedEvent, ExpectedStore } from './expected.store.ts'
import { plannedNext, sunsetOf } from './schedule-of.ts'
import { type NextOpening, SchedulesStore } from './schedules.store.ts'

/** Opens cycles on their date: one in each job, so that what was missed is caught up in order, one by one (CYC-1). */
@Injectable()
export class OpeningsWorker {
  constructor(
    private readonly queue: Queue,
    private readonly mechanisms: MechanismsService,
    private readonly opener: OpenCycle,
    private readonly store: SchedulesStore,
    private readonly expected: ExpectedStore,
  ) {
    this.queue.handle({
      queue: openDue,
      deed: (_, { mechanism }) => ({ by: null, action: 'mechanisms.open-due', subject: `mechanism:${mechanism}` }),
      run: (tx, { mechanism, at }) => this.openNext(tx, mechanism, at),
    })
  }

  /** `setFor`: the moment its timer was set for. */
  private async openNext(tx: Tx, mechanism: string, setFor: number | undefined): Promise<void> {
    // The queue counts in real time; where the county's clock was set back since, the timer is set again.
    if (setFor !== undefined && tx.now < setFor)
      return this.queue.send(tx, openDue, { mechanism, at: setFor }, { at: setFor })
    failpoint('timers.before-lock')
    if (!(await this.store.lock(tx, mechanism))) return this.store.clear(tx, mechanism)
    const next = await this.next(tx, mechanism)
    if (next.at === null || next.at > tx.now) return this.setTimer(tx, mechanism, next, setFor)
    await this.open(tx, mechanism, next)
    failpoint('timers.after-opening')
    await this.setTimer(tx, mechanism, await this.next(tx, mechanism), undefined)
  }

  /** The earlier of the calendar's next period and the next event. */
  private async next(tx: Tx, mechanism: string): Promise<NextOpening & { readonly event?: ExpectedEvent }> {
    const approved = await this.mechanisms.approved(tx, mechanism)
    const planned = plannedNext(approved, await this.store.opened(tx, mechanism))
    const event = await this.expected.first(tx, mechanism)
    const sunset = sunsetOf(approved)
    if (event !== undefined && (planned === undefined || event.opensAt < planned.at))
      return { period: event.event, at: event.opensAt, sunset, event }
    return { period: planned?.period ?? null, at: planned?.at ?? null, sunset }
  }

  private async open(
    tx: Tx,
    mechanismId: string,
    { period, at, event }: NextOpening & { readonly event?: ExpectedEvent },
  ): Promise<void> {
    if (period === null || at === null) return
    const about = event && { event: { at: event.at, ...(event.content && { content: event.content }) } }
    failpoint('timers.before-opening')
    await this.opener.open(tx, { mechanismId, period, by: null, asOf: at, ...about })
    if (event !== undefined) await this.expected.drop(tx, mechanismId, event.event)
  }

  /** One timer for one moment: who finds it set already, and is not that very timer, sets no second one. */
  private async setTimer(tx: Tx, mechanism: string, next: NextOpening, firedFor: number | undefined): Promise<void> {
    const held = await this.store.of(tx, mechanism)
    failpoint('timers.before-timer')
    await this.store.save(tx, mechanism, next)
    if (next.at === null || (held?.next_at === String(next.at) && firedFor !== next.at && next.at > tx.now)) return
    await this.queue.send(tx, openDue, { mechanism, at: next.at }, { at: next.at })
  }
}
