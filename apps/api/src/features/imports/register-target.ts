import { dayOf, decimalText } from '@jizhi/domain'
import type { Column } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import {
  columnLetters,
  indexUnits,
  type Problem,
  problem,
  type ReadRow,
  type ReadValue,
  type TableRead,
  type WantedColumn,
} from '../../platform/spreadsheet/index.ts'
import {
  type KnownRegister,
  type NewSpan,
  type ObjectRow,
  Registers,
  RegistersStore,
  registerName,
  type Texts,
} from '../registers/index.ts'
import { ImportsStore } from './imports.store.ts'
import { registerColumns, scaleOf, VALUE } from './register-columns.ts'
import { type FileRead, NOTHING, type Plan, type Prepared } from './target.ts'

/** What a line says of an object, before words are kept. */
interface Line {
  readonly number: string
  readonly name: string
  readonly unit: string
  readonly texts: Texts
  readonly since: string | undefined
  readonly ended: string | undefined
}

interface Changes {
  readonly made: NewSpan[]
  readonly ended: { id: string; on: string }[]
  readonly effect: { added: number; unchanged: number; corrected: number }
}

/** 台账 by table: an object is known by its number; a change holds from a day on, and nothing is deleted. */
@Injectable()
export class RegisterTarget {
  constructor(
    private readonly registers: Registers,
    private readonly objects: RegistersStore,
    private readonly store: ImportsStore,
  ) {}

  async prepare(tx: Tx, actor: Actor, id: string): Promise<Prepared> {
    const known = (await this.registers.known(tx)).find((one) => one.id === id)
    if (known === undefined) throw new Fault('register.unknown')
    const reader = known.readers.find(({ ownerUnitId }) => may(actor, 'open', 'Cycle', { ownerUnitId }))
    if (reader === undefined) throw new Fault('access.denied')
    const units = await this.store.units(tx)
    const index = indexUnits(
      actor.tenant.code,
      units.map(({ id: unit, code, names: [name = unit, ...aliases], above }) => ({
        ...{ id: unit, name, aliases },
        ...(code === null ? {} : { code }),
        ...(above === null ? {} : { above }),
      })),
    )
    const columns = registerColumns(known.columns, index)
    return {
      ownerUnitId: reader.ownerUnitId,
      title: registerName(known),
      request: { columns, key: ['number'] },
      filled: await this.filled(tx, known, columns, index.nameOf),
      source: null,
      plan: (inside, table, file) => this.plan(inside, table, file, { known, reader, columns }),
    }
  }

  /** The template holds what stands: the table as a file, to be changed and brought back. */
  private async filled(
    tx: Tx,
    { id, columns }: KnownRegister,
    wanted: readonly WantedColumn[],
    nameOf: (unit: string) => string,
  ): Promise<Record<string, string>[]> {
    const rows = await this.objects.on(tx, id, dayOf(tx.now))
    const words = await this.objects.words(
      tx,
      rows.flatMap(({ values }) => Object.values(values)),
    )
    const said = (column: Column, text: string): string => {
      if (column.type === 'text') return words.get(text) ?? ''
      if (column.type === 'unit') return nameOf(text)
      return column.options?.find((option) => option.id === text)?.label ?? text
    }
    return rows.map(({ number, name, unit, values }) => ({
      ...{ number, name, unit: nameOf(unit) },
      ...Object.fromEntries(
        columns
          .filter((column) => wanted.some((one) => one.id === VALUE + column.id) && values[column.id] !== undefined)
          .map((column) => [VALUE + column.id, said(column, values[column.id] ?? '')]),
      ),
    }))
  }

  private async plan(
    tx: Tx,
    table: TableRead,
    { by }: FileRead,
    at: { known: KnownRegister; reader: KnownRegister['readers'][number]; columns: readonly WantedColumn[] },
  ): Promise<Plan> {
    const { known, reader } = at
    const problems: Problem[] = []
    const lines = table.rows.map((row) => lineIn(row, known, reader.ownerUnitId))
    const spans = await this.objects.spans(
      tx,
      known.id,
      lines.map(({ number }) => number),
    )
    const byNumber = Map.groupBy(spans, ({ number }) => number)
    const words = await this.objects.words(
      tx,
      spans.flatMap(({ values }) => Object.values(values)),
    )
    const changes: Changes = { made: [], ended: [], effect: { added: 0, unchanged: 0, corrected: 0 } }
    for (const [place, line] of lines.entries()) {
      const why = settle(tx, known, line, { before: byNumber.get(line.number) ?? [], words }, changes)
      if (why !== undefined) problems.push(refused(table, table.rows[place]?.row ?? 0, why))
    }
    const write = async (inside: Tx): Promise<void> => {
      await this.objects.lock(inside, reader.id)
      await this.objects.end(inside, changes.ended)
      await this.objects.insert(inside, await this.kept(inside, known, changes.made), by)
    }
    return { ...NOTHING, problems, effect: changes.effect, write }
  }

  /** FACT-7: a cycle pins ids; the words of a text stand beside, where they can be erased. */
  private async kept(tx: Tx, { columns }: KnownRegister, made: readonly NewSpan[]): Promise<NewSpan[]> {
    const texts = columns.filter(({ type }) => type === 'text').map(({ id }) => id)
    const words = new Map<string, string>()
    const rows = made.map((one) => {
      const values = Object.entries(one.values).map(([column, text]) => {
        if (!texts.includes(column)) return [column, text]
        const id = idOfDigest(digestOf([tx.tenantId, 'register', one.object, column, text]))
        words.set(id, text)
        return [column, id]
      })
      return { ...one, values: Object.fromEntries(values) as Texts }
    })
    await this.store.keepWords(tx, words)
    return rows
  }
}

/** What a line changes; a sentence without its stop where it cannot be. */
function settle(
  tx: Tx,
  { id: register, columns }: KnownRegister,
  { number, name, unit, texts, since, ended }: Line,
  { before, words }: { readonly before: readonly ObjectRow[]; readonly words: ReadonlyMap<string, string> },
  { made, ended: closed, effect }: Changes,
): string | undefined {
  const last = before.at(-1)
  const standing = last?.to === null ? last : undefined
  const from = since ?? dayOf(tx.now)
  const object = last?.object ?? idOfDigest(digestOf([tx.tenantId, 'register', register, number]))
  const span = { id: newId(), register, object, number, name, unit, values: texts, from, to: ended ?? null }
  if (standing === undefined) {
    if (ended !== undefined && since === undefined) return `编号 ${number} 现在不在台账里，无从撤销，请核对`
    if (ended !== undefined && ended <= from) return `撤销的日期 ${ended} 不晚于起始的日期 ${from}，请核对`
    if (last?.to && from < last.to) {
      if (ended === last.to) effect.unchanged += 1
      return ended === last.to ? undefined : `编号 ${number} 在 ${last.to} 以前已有记录，起始日期请写那天或以后`
    }
    made.push(span)
    effect.added += 1
    return undefined
  }
  const textOf = (column: Column, text: string | undefined): string =>
    column.type === 'text' ? (words.get(text ?? '') ?? '') : (text ?? '')
  const isSame =
    standing.name === name &&
    standing.unit === unit &&
    columns.every((column) => textOf(column, standing.values[column.id]) === (texts[column.id] ?? ''))
  if (ended !== undefined) {
    if (ended <= standing.from) return `撤销的日期 ${ended} 不晚于起始的日期 ${standing.from}，请核对`
    if (!isSame) return `编号 ${number} 撤销的同时不能改别的列，请照原样填写`
    closed.push({ id: standing.id, on: ended })
    effect.corrected += 1
    return undefined
  }
  if (isSame) {
    effect.unchanged += 1
    return undefined
  }
  const on = since !== undefined && since > standing.from ? since : (since ?? from)
  if (on < standing.from) return `编号 ${number} 自 ${standing.from} 起已有记录，改动的日期不能更早`
  closed.push({ id: standing.id, on })
  made.push({ ...span, from: on })
  effect.corrected += 1
  return undefined
}

function lineIn({ values }: ReadRow, { columns }: KnownRegister, owner: string): Line {
  const text = (id: string): string | undefined => said(values[id], 0)
  return {
    ...{ number: text('number') ?? '', name: text('name') ?? '', unit: text('unit') ?? owner },
    ...{ since: text('since'), ended: text('ended') },
    texts: Object.fromEntries(
      columns.flatMap((column) => {
        const told = said(values[VALUE + column.id], scaleOf(column))
        // VAL-7: people write 87.5 for 87.5 %
        return told === undefined ? [] : [[column.id, column.type === 'percent' ? `${told}%` : told]]
      }),
    ),
  }
}

/** As a cycle reads it when it is pinned; an empty cell says nothing. */
function said(value: ReadValue | undefined, scale: number): string | undefined {
  switch (value?.kind) {
    case 'text':
      return value.text.trim() === '' ? undefined : value.text.trim()
    case 'date':
      return value.day
    case 'choice':
      return value.option
    case 'unit':
      return value.unit
    case 'flag':
      return value.flag ? '是' : '否'
    case 'decimal':
      return decimalText({ unscaled: BigInt(value.scaled), scale })
    default:
      return undefined
  }
}

const refused = (table: TableRead, row: number, why: string): Problem => {
  const at = table.columns.find(({ id }) => id === 'number')?.at ?? 0
  return problem('row.refused', { why: `${why}。` }, { sheet: table.sheet, row, column: columnLetters(at) })
}
