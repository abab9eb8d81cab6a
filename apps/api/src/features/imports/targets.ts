import type { commitImport, Input } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { PeopleImports } from '../people/index.ts'
import { HistoryTarget } from './history-target.ts'
import { InitialCasesTarget } from './initial-cases-target.ts'
import { InitialTarget } from './initial-target.ts'
import { MonthTarget } from './month-target.ts'
import { PaymentTarget } from './payment-target.ts'
import { PublishedTarget } from './published-target.ts'
import { RegisterTarget } from './register-target.ts'
import type { Prepared } from './target.ts'

export type Target = Input<typeof commitImport>['body']['target']

/** Where a file can go; each kind in a file of its own. */
@Injectable()
export class Targets {
  constructor(
    private readonly month: MonthTarget,
    private readonly published: PublishedTarget,
    private readonly history: HistoryTarget,
    private readonly people: PeopleImports,
    private readonly payments: PaymentTarget,
    private readonly initial: InitialTarget,
    private readonly initialCases: InitialCasesTarget,
    private readonly register: RegisterTarget,
  ) {}

  /** `toWrite`: what stands is locked until the end of the transaction. */
  async prepare(tx: Tx, actor: Actor, target: Target, toWrite: boolean): Promise<Prepared> {
    const prepared = await this.of(tx, actor, target, toWrite)
    // figures are brought in by whoever may record them; the others ask for a right of their own
    if (target.kind === 'month' || target.kind === 'published' || target.kind === 'history')
      demand(actor, 'record', 'Cycle', { ownerUnitId: prepared.ownerUnitId })
    return prepared
  }

  private of(tx: Tx, actor: Actor, target: Target, toWrite: boolean): Promise<Prepared> {
    switch (target.kind) {
      case 'month':
        return this.month.prepare(tx, actor, target, toWrite)
      case 'published':
        return this.published.prepare(tx, actor, target)
      case 'history':
        return this.history.prepare(tx, actor, target)
      case 'units':
        return this.people.units(tx, actor)
      case 'relations':
        return this.people.relations(tx, actor)
      case 'people':
        return this.people.people(tx, actor)
      case 'payments':
        return this.payments.prepare(tx, actor)
      case 'initial':
        return this.initial.prepare(tx, actor, target)
      case 'register':
        return this.register.prepare(tx, actor, target.register)
      case 'initial-cases':
        return this.initialCases.prepare(tx, actor, target)
    }
  }
}
