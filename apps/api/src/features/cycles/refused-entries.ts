import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { AppendFacts } from './append-facts.ts'
import { Standings } from './standing.ts'
import { ENTRY } from './told-entries.ts'

/** POST-2: a refusal stands until a person takes it back; the entry is then tried again. */
@Injectable()
export class RefusedEntries {
  constructor(
    private readonly standings: Standings,
    private readonly facts: AppendFacts,
  ) {}

  /** False when nothing is refused there, or somebody took it back already. */
  async retry(
    tx: Tx,
    cycleId: string,
    { block, row }: { readonly block: string; readonly row: string },
    by: string,
  ): Promise<boolean> {
    const { facts } = await this.standings.locked(tx, cycleId)
    const superseded = new Set(facts.map(({ supersedes }) => supersedes))
    const refused = facts.findLast(
      (fact) =>
        fact.kind === 'refused' && fact.slot.block === block && fact.slot.row === row && !superseded.has(fact.id),
    )
    if (refused === undefined) return false
    const slot = { block, row, item: ENTRY }
    await this.facts.append(tx, cycleId, [{ kind: 'withdrawn', slot, value: {}, supersedes: refused.id, by }])
    return true
  }
}
