import { type Day, dayOf, type Instant, keyOf, storedId, type UnitId } from '@jizhi/domain'
import {
  type Mechanism,
  type PinnedRegistry,
  pinnedRegistry,
  type RegisterRead,
  registersRead,
  TOWNSHIP_VALUES,
} from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { RegistersStore } from './registers.store.ts'

/** Where a mechanism's own values stand. */
export const valuesOf = (mechanism: string): string => `${TOWNSHIP_VALUES}/${mechanism}`

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
        if (read.id === TOWNSHIP_VALUES) continue // has a page and rows of its own
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
      const day = dayOf(openedAt)
      const objects =
        read.id === TOWNSHIP_VALUES
          ? await this.ofUnits(tx, mechanism.id, read.kind, day)
          : await this.store.on(tx, read.id, day)
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

  /** Every unit of a kind, with what it set; a unit that set nothing stands there too, so that defaults can be read. */
  async ofUnits(tx: Tx, mechanism: string, kind: string, day: Day): Promise<readonly UnitValues[]> {
    const set = new Map((await this.store.on(tx, valuesOf(mechanism), day)).map((one) => [one.object, one]))
    return (await this.store.unitsOf(tx, kind, day)).map((unit) => ({
      ...{ object: unit, unit, values: set.get(unit)?.values ?? {} },
    }))
  }

  /** Mechanisms in force that read values of units. */
  async withTownshipValues(tx: Tx): Promise<{ mechanism: string; name: string }[]> {
    return (await this.mechanisms.inForceToday(tx))
      .filter(({ mechanism }) => registersRead(mechanism).some(({ id }) => id === TOWNSHIP_VALUES))
      .map(({ id, name }) => ({ mechanism: id, name }))
  }
}

/** What one unit set for itself. */
interface UnitValues {
  readonly object: string
  readonly unit: string
  readonly values: { readonly [column: string]: string }
}
