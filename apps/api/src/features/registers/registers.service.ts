import type { Answer, Input, listRegisters, readRegister } from '@jizhi/contracts'
import { dayOf, type Instant, instantText } from '@jizhi/domain'
import { type Column, SUBJECTS } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import { unitNamesOn } from '../people/index.ts'
import { RegistersStore } from './registers.store.ts'
import { type KnownRegister, Registers } from './registers.ts'

const PAGE_SIZE = 100

/** 台账 as people look at it. */
@Injectable()
export class RegistersService {
  constructor(
    private readonly database: Database,
    private readonly registers: Registers,
    private readonly store: RegistersStore,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listRegisters>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const counts = new Map((await this.store.counts(tx, dayOf(tx.now))).map((one) => [one.register, one]))
      return {
        registers: (await this.registers.known(tx)).map((one) => {
          const held = counts.get(one.id)
          return {
            ...cardOf(one, actor),
            objects: held?.objects ?? 0,
            changedAt: held === undefined ? null : instantText(held.at.getTime() as Instant), // stored from an instant
          }
        }),
      }
    })
  }

  read(actor: Actor, { params, query }: Input<typeof readRegister>): Promise<Answer<typeof readRegister>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const known = (await this.registers.known(tx)).find(({ id }) => id === params.register)
      if (known === undefined) throw new Fault('register.unknown')
      const { past, search = '', page = 1 } = query
      const today = dayOf(tx.now)
      const units = await unitNamesOn(tx, today)
      const nameOf = (unit: string): string => units.get(unit)?.name ?? unit
      const all =
        past === undefined ? await this.store.on(tx, known.id, today) : await this.store.spans(tx, known.id, null)
      const found = all.filter(({ number, name, unit }) => `${number} ${name} ${nameOf(unit)}`.includes(search.trim()))
      const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      const ids = shown.flatMap(({ values }) => Object.values(values))
      const words = await this.store.words(tx, ids)
      return {
        ...cardOf(known, actor),
        objects: shown.map(({ values, unit, object: _object, ...one }) => ({
          ...{ ...one, unitName: nameOf(unit) },
          values: known.columns.map((column) => saidIn(column, values[column.id], words, nameOf)),
        })),
        ...{ total: found.length, pageSize: PAGE_SIZE },
      }
    })
  }
}

const cardOf = ({ id, kind, columns, readers }: KnownRegister, actor: Actor) => ({
  ...{ id, name: registerName({ id, kind }) },
  columns: columns.map(({ label }) => label),
  readers: readers.map((one) => ({ id: one.id, name: one.name })),
  mayImport:
    actor.tenant.kind !== 'sample' && readers.some(({ ownerUnitId }) => may(actor, 'open', 'Cycle', { ownerUnitId })),
})

/** 证照台账 */
export const registerName = ({ id, kind }: { readonly id: string; readonly kind: string }): string =>
  `${Object.hasOwn(SUBJECTS, kind) ? SUBJECTS[kind as keyof typeof SUBJECTS] : id}台账` // one of its own keys

/** A value as people write it; null where nothing is stated. */
function saidIn(
  column: Column,
  text: string | undefined,
  words: ReadonlyMap<string, string>,
  nameOf: (unit: string) => string,
): string | null {
  if (text === undefined || text === '') return null
  if (column.type === 'text') return words.get(text) ?? '（已删除）'
  if (column.type === 'unit') return nameOf(text)
  return column.options?.find(({ id }) => id === text)?.label ?? `${text}${column.unit ?? ''}`
}
