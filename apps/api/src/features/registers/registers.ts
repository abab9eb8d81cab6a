import { dayOf, type Instant, keyOf, storedId, type UnitId } from '@jizhi/domain'
import { type Mechanism, type PinnedRegistry, pinnedRegistry, type RegisterRead, registersRead } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { RegistersStore } from './registers.store.ts'

/** A register that mechanisms in force read: there is one as soon as a drawing names it. */
export interface KnownRegister extends RegisterRead {
  readonly readers: readonly { readonly id: string; readonly name: string; readonly ownerUnitId: string }[]
}

/** 台账: what drawings read of objects, and what cycles pin of it. */
@Injectable()
export class Registers {
  constructor(
    private readonly store: RegistersStore,
    private readonly mechanisms: MechanismsService,
  ) {}

  /** Every register that a mechanism in force reads, with all columns that any of them reads. */
  async known(tx: Tx): Promise<readonly KnownRegister[]> {
    const found = new Map<string, KnownRegister>()
    for (const { id, name, ownerUnitId, mechanism } of await this.mechanisms.inForceToday(tx))
      for (const read of registersRead(mechanism)) {
        const before = found.get(read.id)
        const columns = [...(before?.columns ?? []), ...read.columns]
        found.set(read.id, {
          ...{ id: read.id, kind: before?.kind ?? read.kind },
          columns: columns.filter((column, at) => columns.findIndex((one) => one.id === column.id) === at),
          readers: [...(before?.readers ?? []), { id, name, ownerUnitId }],
        })
      }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** PIN-1: the registers a drawing reads, as they stand on the day its cycle opens. */
  async pinned(tx: Tx, mechanism: Mechanism, openedAt: Instant): Promise<readonly PinnedRegistry[]> {
    const pinned: PinnedRegistry[] = []
    for (const read of registersRead(mechanism)) {
      const objects = await this.store.on(tx, read.id, dayOf(openedAt))
      pinned.push(
        pinnedRegistry(
          read,
          objects.map(({ object, unit, values }) => ({
            ...{ key: keyOf([storedId<UnitId>(object)]), unit: storedId<UnitId>(unit), texts: values },
          })),
        ),
      )
    }
    return pinned
  }
}
