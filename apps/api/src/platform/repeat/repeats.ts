import { Injectable } from '@nestjs/common'
import { Database } from '../database/database.ts'
import { failpoint } from '../failpoint.ts'
import { Fault } from '../faults/fault.ts'
import { type ActName, RepeatsStore } from './repeats.store.ts'
import { keyDigestOf, openedWith, requestDigestOf, sealedWith } from './sealed.ts'

/** An act that its sender may send again under the same key. */
export interface KeyedAct {
  readonly tenantId: string
  readonly person: string
  /** The route's name. */
  readonly route: string
  readonly key: string
  /** What was asked, as canonical text. */
  readonly request: string
}

/** Acts that come again: done once, answered alike for a day. */
@Injectable()
export class Repeats {
  constructor(
    private readonly database: Database,
    private readonly store: RepeatsStore,
  ) {}

  /**
   * Runs `work` (which answers plain JSON) unless the key was used before, and answers what it answered then. Name, effect
   * and answer are one transaction. What was refused leaves nothing, so the next try is a first one.
   * @throws Fault `request.key-reused` when the key came before with something else.
   */
  async once(act: KeyedAct, work: () => Promise<unknown>): Promise<unknown> {
    const name: ActName = { person: act.person, route: act.route, keyDigest: keyDigestOf(act.key) }
    const request = requestDigestOf(act.key, act.request)
    const answer = await this.database.together(act.tenantId, async (tx) => {
      await this.store.erase(tx)
      const before = await this.store.claim(tx, name, request)
      if (before !== undefined) {
        if (before.request !== request) throw new Fault('request.key-reused')
        return before.answer === null ? undefined : JSON.parse(openedWith(act.key, before.answer))
      }
      const answer = await work()
      await this.store.keep(tx, name, answer === undefined ? null : sealedWith(act.key, JSON.stringify(answer)))
      return answer
    })
    failpoint('repeat.after-commit') // done, and its sender has not heard of it
    return answer
  }
}
