import { type Mechanism, readTrial, type Trial, trialDifferences, trialOutcome } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { MechanismsStore } from './mechanisms.store.ts'
import { type RanTrial, TrialsStore } from './trials.store.ts'

/** Differences that are kept of one trial; beyond that it is a different mechanism. */
const MOST_KEPT = 60

/** The trials of a mechanism where a version is handed in, and where a mechanism begins with some. */
@Injectable()
export class TrialRuns {
  constructor(
    private readonly store: MechanismsStore,
    private readonly trials: TrialsStore,
  ) {}

  /** Plays every trial over the drawing. Costs a derivation each. */
  async ran(tx: Tx, mechanism: string, document: Mechanism): Promise<readonly RanTrial[]> {
    const ran: RanTrial[] = []
    for (const { id, name, period } of await this.trials.list(tx, mechanism)) {
      const kept = await this.trials.month(tx, mechanism, id)
      if (kept === undefined) continue
      const differences = trialDifferences(kept.expected, trialOutcome(document, kept.month))
      const count = differences.length
      ran.push({ trial: id, name, period, count, differences: differences.slice(0, MOST_KEPT) })
    }
    return ran
  }

  /** TRIAL-4: what differs is handed in with an explanation, or not at all. Without trials nothing is recorded. */
  async record(
    tx: Tx,
    mechanism: string,
    version: number,
    ran: readonly RanTrial[],
    why: string | null,
  ): Promise<void> {
    const differ = ran.filter(({ count }) => count > 0).length
    if (differ > 0 && (why === null || why === '')) throw new Fault('trial.unexplained', { count: differ })
    if (ran.length === 0) return
    await this.trials.record(tx, mechanism, version, ran, differ > 0 ? await this.words(tx, why) : null)
  }

  /** Trials that came in a file with their drawing; one that cannot be read keeps all of it out. */
  async bring(tx: Tx, mechanism: string, document: Mechanism, brought: readonly unknown[], by: string): Promise<void> {
    for (const value of brought) {
      const read = readTrial(value)
      const name = textOf(value)
      if (!read.ok) throw new Fault('trial.unreadable', { name, why: read.fault[0]?.message ?? '' })
      refuseUnplayable(document, read.value)
      const { why, past, names, expected } = read.value
      await this.trials.insert(tx, mechanism, {
        ...{ id: newId(), name: read.value.name, whyId: await this.words(tx, why), by },
        ...{ source: 'file', basis: 'file', version: null, month: past, names, expected },
      })
    }
  }

  async words(tx: Tx, text: string | null): Promise<string | null> {
    if (text === null || text === '') return null
    const id = newId()
    await this.store.insertWords(tx, id, text)
    return id
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name).slice(0, 60) : '?'

/** Facts come from outside here: what they are inside is known when they are derived. */
function refuseUnplayable(document: Mechanism, { name, past }: Trial): void {
  try {
    trialOutcome(document, past)
  } catch {
    throw new Fault('trial.unreadable', { name, why: '里面的事实推导不了' })
  }
}
