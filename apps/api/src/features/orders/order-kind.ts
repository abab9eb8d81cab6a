import type { Action, Subject } from '@jizhi/access'
import type { OrderContent, OrderKindName, orderChange } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Tx } from '../../platform/database/database.ts'

/** What somebody asks for, before it is known whether it can be. */
export interface Asked<K extends OrderKindName = OrderKindName> {
  readonly id: string
  readonly kind: K
  readonly cycle: string | null
  readonly content: OrderContent<K>
  /** The person who proposes; the second person never states anything. */
  readonly by: string
  readonly reasonId: string
}

export type OrderChange = z.input<typeof orderChange>

/** An order that can be: what it says, whom it touches, and how it takes effect. */
export interface OrderPlan {
  readonly mechanismId: string | null
  readonly ownerUnitId: string
  /** One Chinese sentence without its stop. */
  readonly sentence: string
  readonly needsSecond: boolean
  /** What the order was made on: another basis at the confirmation refuses it. */
  readonly basis: string
  /** `basis` names the whole difference: whoever confirms names the one he saw, which may be another than the proposer's. */
  readonly isSeen?: true
  /** Units it touches, and all units above them up to the owner. */
  readonly units: readonly string[]
  readonly reach: readonly string[]
  /** What it would change if it took effect now. */
  readonly change: () => OrderChange
  /** In the transaction of whoever confirms; `second` is null where nobody else is needed. */
  readonly apply: (second: string | null) => Promise<void>
}

/** A kind of 办理单. */
export interface OrderKind<K extends OrderKindName = OrderKindName> {
  readonly kind: K
  /** What the proposer must be allowed to do to the owner's cycles, beside proposing. */
  readonly right: readonly [Action, Subject]
  /** Throws a Fault that says why it cannot be. `acting`: locks what it reads; otherwise it is only looked at. */
  plan(tx: Tx, asked: Asked<K>, acting: boolean): Promise<OrderPlan>
}

/** Every kind there is; each adds itself when the program starts. */
@Injectable()
export class OrderKinds {
  private readonly kinds = new Map<OrderKindName, OrderKind>()

  add<K extends OrderKindName>(kind: OrderKind<K>): void {
    this.kinds.set(kind.kind, kind as unknown as OrderKind) // asked for by its own name only
  }

  of(name: OrderKindName): OrderKind {
    const kind = this.kinds.get(name)
    if (kind === undefined) throw new Error(`no order of kind ${name}`)
    return kind
  }
}
