import type { Answer, Input, readTownshipValues, saveTownshipValues } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import { TOWNSHIP_VALUES, unitValue, type ValueColumn, valueColumns } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import { MechanismsService, refuseSample } from '../mechanisms/index.ts'
import { RegistersStore, valuesOf } from '../registers/index.ts'
import { Townships } from './townships.ts'

/** 各镇参数: each township states its own row of what the county opened; cycles pin it when they open (PARAM-6, PIN-1). */
@Injectable()
export class TownshipValuesService {
  constructor(
    private readonly database: Database,
    private readonly mechanisms: MechanismsService,
    private readonly registers: RegistersStore,
    private readonly townships: Townships,
  ) {}

  read(actor: Actor, mechanism: string): Promise<Answer<typeof readTownshipValues>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const { name, columns } = await this.table(tx, mechanism)
      const register = valuesOf(mechanism)
      const set = new Map((await this.registers.on(tx, register, dayOf(tx.now))).map((one) => [one.object, one]))
      const last = await this.registers.lastStated(tx, register)
      return {
        ...{ mechanism, name, columns: columns.map(viewOf) },
        rows: (await this.townships.today(tx)).map(({ id, name: unitName }) => {
          const by = last.get(id)
          return {
            ...{ unitId: id, unitName, mayChange: mayChange(actor, id) },
            values: columns.map(({ column }) => set.get(id)?.values[column.id] ?? null),
            changedBy: by === undefined ? null : (by.by ?? '（姓名已删除）'),
            changedAt: by?.at.toISOString() ?? null,
          }
        }),
      }
    })
  }

  /** A change holds from today on; the day's earlier statement is kept as history, like every other. */
  save(actor: Actor, { params, body }: Input<typeof saveTownshipValues>): Promise<Answer<typeof saveTownshipValues>> {
    refuseSample(actor)
    const { mechanism, unit } = params
    const deed = { by: actor.personId, action: 'township-values.save', subject: `mechanism:${mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { columns } = await this.table(tx, mechanism)
      const known = (await this.townships.today(tx)).find(({ id }) => id === unit)
      if (known === undefined) throw new Fault('delegation.not-a-township', { unit: '所选单位' })
      if (!mayChange(actor, unit)) throw new Fault('access.denied')
      const wanted = statedIn(columns, body.values)
      const register = valuesOf(mechanism)
      await this.registers.lock(tx, mechanism)
      const today = dayOf(tx.now)
      const before = (await this.registers.on(tx, register, today)).find(({ object }) => object === unit)
      const values = { ...before?.values }
      let changed = 0
      for (const [id, text] of wanted) {
        if ((values[id] ?? null) === text) continue
        changed += 1
        if (text === null) delete values[id]
        else values[id] = text
      }
      if (changed === 0) return { changed }
      if (before !== undefined) await this.registers.end(tx, [{ id: before.id, on: today }])
      const span = { id: newId(), register, object: unit, number: unit, name: known.name, unit, values }
      await this.registers.insert(tx, [{ ...span, from: today, to: null }], actor.personId)
      return { changed }
    })
  }

  private async table(tx: Tx, id: string): Promise<{ name: string; columns: readonly ValueColumn[] }> {
    await this.mechanisms.drafted(tx, id)
    const standing = (await this.mechanisms.inForceToday(tx)).find((one) => one.id === id)
    const columns = standing === undefined ? [] : valueColumns(standing.mechanism, TOWNSHIP_VALUES)
    if (standing === undefined || columns.length === 0) throw new Fault('delegation.no-such-values')
    return { name: standing.name, columns }
  }
}

const mayChange = (actor: Actor, ownerUnitId: string): boolean =>
  actor.tenant.kind !== 'sample' && may(actor, 'draw', 'Mechanism', { ownerUnitId })

const viewOf = ({ column, fallback, parameter, bounds }: ValueColumn) => ({
  ...{ id: column.id, label: column.label, type: column.type, fallback, bounds },
  unit: column.type === 'percent' ? '%' : column.type === 'money' ? '元' : (column.unit ?? ''),
  options: (column.options ?? []).map(({ id, label }) => ({ id, label })),
  note: parameter?.note ?? null,
  open: parameter !== undefined && parameter.mode !== 'locked',
})

/** Each value as it is kept; null = the default stands again. */
function statedIn(
  columns: readonly ValueColumn[],
  values: Readonly<Record<string, string | null>>,
): readonly (readonly [string, string | null])[] {
  return Object.entries(values).map(([id, text]) => {
    const column = columns.find((one) => one.column.id === id)
    if (column === undefined) throw new Fault('delegation.value-refused', { label: id, why: '没有这一列。' })
    if (text === null || text.trim() === '') return [id, null] as const
    const value = unitValue(column, text.trim())
    if (!value.ok) throw new Fault('delegation.value-refused', { label: column.column.label, why: value.fault })
    return [id, value.value] as const
  })
}
