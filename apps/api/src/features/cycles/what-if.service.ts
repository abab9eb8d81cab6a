import { setImmediate } from 'node:timers/promises'
import type { Answer, Input, whatIf } from '@jizhi/contracts'
import { type Counterfactual, counterfactualSteps, type Entered, withNames } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type Names, NamesReader } from './names.ts'
import { Standings } from './standing.ts'

/** Derivations spent on one question: two seconds of a county month at most. */
const TRIES = 1500

/** 怎样才会不同: asked of one cell; nothing is stored, and others are served between the inputs. */
@Injectable()
export class WhatIfService {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly names: NamesReader,
  ) {}

  async whatIf(actor: Actor, { params, query }: Input<typeof whatIf>): Promise<Answer<typeof whatIf>> {
    const { standing, named } = await this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, params.cycle)
      return { standing, named: await this.names.of(tx, standing) }
    })
    const steps = counterfactualSteps(standing.mechanism, standing.facts, query, TRIES)
    for (;;) {
      const step = steps.next()
      if (!step.done) await setImmediate()
      else if (step.value === undefined) throw new Fault('cycle.no-such-cell')
      else return answerOf(step.value, query.row, named)
    }
  }
}

function answerOf({ turns, ...found }: Counterfactual, row: string, named: Names): Answer<typeof whatIf> {
  const enteredOf = (one: Entered) => ({
    rowName: one.row === row ? null : named.row(one.row),
    label: one.label,
    unit: one.unit ?? null,
  })
  return {
    label: found.label,
    outcome: withNames(found.outcome, named),
    turns: turns.map((turn) => ({
      ...enteredOf(turn),
      from: turn.from,
      to: turn.to,
      outcome: withNames(turn.outcome, named),
    })),
    idle: found.idle.map(enteredOf),
    untried: found.untried,
  }
}
