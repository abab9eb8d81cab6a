import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { InitialFigures } from '../cycles/index.ts'
import { LedgerService, pathOf } from '../ledgers/index.ts'
import { accountLabel } from './account-names.ts'
import { type BalanceLine, type CounterLine, type InitialContent, openingLines, wrote } from './initial-plan.ts'

/** A figure as it stood and as it is stated now. */
export interface MovedFigure {
  readonly unit: string
  readonly column: string
  readonly from: string
  readonly to: string
}

/** HIST-13: what two persons sign: the figures, and what they take the place of. */
export const initialBasis = (content: InitialContent, stood: readonly MovedFigure[]): string =>
  digestOf([content, stood.map(({ from }) => from)])

/** Nothing was stated before. */
export const NONE = '—'

export const unitOf = ({ stated }: CounterLine): string => stated.row.split('|')[0] ?? ''

/** HIST-13: what was brought in before, beside what somebody wants to bring in now. */
@Injectable()
export class InitialStanding {
  constructor(
    private readonly figures: InitialFigures,
    private readonly ledger: LedgerService,
  ) {}

  async against(
    tx: Tx,
    content: InitialContent,
    counters: readonly CounterLine[],
    balances: readonly BalanceLine[],
  ): Promise<readonly MovedFigure[]> {
    const before = content.mechanism === null ? [] : await this.figures.of(tx, content.mechanism)
    const standing = new Map(before.map((one) => [`${one.block} ${one.figure} ${one.row}`, BigInt(one.value)]))
    const booked = await this.ledger.openings(tx, openingLines(content, balances, new Map()), false)
    const from = (whole: bigint | undefined, scale: number): string =>
      whole === undefined ? NONE : wrote(whole, scale)
    return [
      ...counters.map((one) => ({
        unit: unitOf(one),
        column: one.counter.label,
        from: from(standing.get(`${one.stated.block} ${one.stated.figure} ${one.stated.row}`), one.counter.scale),
        to: wrote(BigInt(one.value), one.counter.scale),
      })),
      ...balances.map((one) => ({
        unit: one.owner,
        column: accountLabel(one.account),
        from: from(booked.get(pathOf(one)), 2),
        to: wrote(one.amount, 2),
      })),
    ]
  }
}
