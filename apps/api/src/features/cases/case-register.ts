import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { type Standing, StreamHooks } from '../cycles/index.ts'
import { caseIn } from './case-standing.ts'
import { CasesStore, type CaseState } from './cases.store.ts'

/** Rewrites a case's line in the register whenever its stream was derived. */
@Injectable()
export class CaseRegister {
  constructor(
    private readonly store: CasesStore,
    hooks: StreamHooks,
  ) {
    hooks.onDerived((tx, standing) => this.keep(tx, standing))
  }

  private async keep(tx: Tx, standing: Standing): Promise<void> {
    if (standing.cycle.kind !== 'case') return
    failpoint('cases.before-register')
    await this.store.save(tx, standing.cycle.id, stateIn(standing, await this.classNow(tx, standing)))
    failpoint('cases.registered')
  }

  /** Until it is dispatched a case has the class it was reported with. */
  private async classNow(tx: Tx, standing: Standing): Promise<string | null> {
    return (await this.store.one(tx, standing.cycle.id))?.class ?? null
  }
}

function stateIn(standing: Standing, reported: string | null): CaseState {
  const { one } = caseIn(standing)
  const { life } = one
  const task = one.open.find(({ items }) => TURNS.includes(items[0] ?? ''))
  return {
    status: life.status,
    class: life.class ?? reported,
    unitId: life.unit ?? null,
    turn: task?.items[0] ?? null,
    turnPersons: task?.persons ?? [],
    dueAt: one.dueAt ?? null,
    closedAt: one.closedAt ?? null,
    paused: life.pauses.some(({ to }) => to === undefined),
    voided: one.voided,
    usedDays: one.usedDays,
    reports: life.reports,
    reopened: life.openings.length - 1,
    duplicateOf: life.duplicateOf ?? null,
  }
}

const TURNS = ['accept', 'dispatch', 'claim', 'finish', 'verify']
