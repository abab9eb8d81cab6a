import type { PersonId } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { AppendFacts } from './append-facts.ts'
import type { AnyNewFact } from './new-fact.ts'
import { Standings } from './standing.ts'

export interface InitialFigure {
  readonly block: string
  readonly row: string
  readonly figure: string
  /** The last period it covers. */
  readonly asOf: string
  /** A whole number at the figure's scale. */
  readonly value: string
}

interface SignedFigure extends InitialFigure {
  readonly by: string
  readonly second: string
}

/** HIST-13: counters from before the first own period. Every cycle carries them as facts of its own, signed by two. */
@Injectable()
export class InitialFigures {
  constructor(
    private readonly standings: Standings,
    private readonly facts: AppendFacts,
  ) {}

  of(tx: Tx, mechanismId: string): Promise<SignedFigure[]> {
    return tx.sql<SignedFigure>(
      `select block, row, figure, as_of as "asOf", value, by, second from initial_figures
       where tenant_id = $1 and mechanism_id = $2 order by block, row, figure`,
      [tx.tenantId, mechanismId],
    )
  }

  /** What a new cycle of the mechanism begins with. */
  async factsOf(tx: Tx, mechanismId: string): Promise<readonly AnyNewFact[]> {
    return (await this.of(tx, mechanismId)).map((one) => factOf(one))
  }

  /** States them for the mechanism and for its cycles that still run; what stood in their place is superseded. */
  async state(
    tx: Tx,
    mechanismId: string,
    figures: readonly InitialFigure[],
    signed: { readonly by: string; readonly second: string; readonly order: string },
  ): Promise<void> {
    const of = <T>(pick: (one: InitialFigure) => T): T[] => figures.map(pick)
    await tx.sql(
      `insert into initial_figures (tenant_id, mechanism_id, by, second, order_id, at, block, row, figure, as_of, value)
       select $1, $2, $3, $4, $5, to_timestamp($6::bigint / 1000.0), t.*
       from unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::text[]) as t
       on conflict (tenant_id, mechanism_id, block, row, figure) do update set as_of = excluded.as_of, value = excluded.value,
         by = excluded.by, second = excluded.second, order_id = excluded.order_id, at = excluded.at`,
      [
        ...[tx.tenantId, mechanismId, signed.by, signed.second, signed.order, tx.now],
        of((one) => one.block),
        of((one) => one.row),
        of((one) => one.figure),
        of((one) => one.asOf),
        of((one) => one.value),
      ],
    )
    const running = await tx.sql<{ id: string }>(
      `select id from cycles where tenant_id = $1 and mechanism_id = $2 and kind = 'cycle' and source is null
         and state not in ('ended', 'voided') order by id`,
      [tx.tenantId, mechanismId],
    )
    for (const { id } of running) await this.stateIn(tx, id, figures, signed)
  }

  private async stateIn(
    tx: Tx,
    cycle: string,
    figures: readonly InitialFigure[],
    signed: { readonly by: string; readonly second: string },
  ): Promise<void> {
    const { facts } = await this.standings.locked(tx, cycle)
    const last = new Map(
      facts.flatMap((fact) => (fact.kind === 'initial' ? [[placeOf(fact.slot), fact.id] as const] : [])),
    )
    await this.facts.append(
      tx,
      cycle,
      figures.map((one) => factOf({ ...one, ...signed }, last.get(placeOf({ ...one, item: one.figure })))),
    )
  }
}

const placeOf = ({ block, row, item }: { block?: string; row?: string; item?: string }): string =>
  `${block}\n${row}\n${item}`

const factOf = (one: SignedFigure, supersedes?: string): AnyNewFact => ({
  kind: 'initial',
  slot: { block: one.block, row: one.row, item: one.figure },
  value: { asOf: one.asOf, value: one.value, second: one.second as PersonId }, // an id of our own store
  by: one.by,
  ...(supersedes === undefined ? {} : { supersedes }),
})
