import { dayOf } from '@jizhi/domain'
import { type AskConfig, readConfig } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import {
  columnLetters,
  indexUnits,
  problem,
  type ReadRow,
  type TableRead,
  type WantedColumn,
} from '../../platform/spreadsheet/index.ts'
import {
  type AnyNewFact,
  AppendFacts,
  NamesReader,
  rowsOf,
  type SlotRow,
  type Standing,
  Standings,
} from '../cycles/index.ts'
import { ImportsStore } from './imports.store.ts'
import { fitsSheet, packedSheet, type SheetField, sameSheet, sheetFields } from './sheet-columns.ts'
import { type FileRead, NOTHING, type Plan, type Prepared } from './target.ts'
import { UNIT, unitColumns } from './unit-columns.ts'

const PERSON = 'assessor'

interface Form {
  readonly block: string
  readonly config: AskConfig
  readonly fields: readonly SheetField[]
  readonly cycle: string
}

/** Answers of one ask of one cycle: one packed fact per row and person (ASK-1, FACT-7). */
@Injectable()
export class MonthTarget {
  constructor(
    private readonly standings: Standings,
    private readonly names: NamesReader,
    private readonly facts: AppendFacts,
    private readonly store: ImportsStore,
  ) {}

  async prepare(tx: Tx, actor: Actor, target: { cycle: string; block: string }, toWrite: boolean): Promise<Prepared> {
    // Whoever writes compares with what nobody changes in between.
    const standing = await (toWrite ? this.standings.locked(tx, target.cycle) : this.standings.of(tx, target.cycle))
    if (standing.cycle.source !== null) throw new Fault('cycle.imported')
    const config = askOf(standing, target.block)
    const keys = rowsOf(standing, target.block)
    const units = await this.store.units(tx)
    const named = unitColumns(actor.tenant.code, units, new Set(keys))
    const all = indexUnits(
      actor.tenant.code,
      units.map(({ id, names: [name = id] }) => ({ id, name })),
    )
    const fields = sheetFields(config, all)
    const person = config.assessors > 1 ? [await this.assessorColumn(tx, standing, config)] : []
    const ordinal = new Map(units.map(({ id }, at) => [id, at]))
    const rows = keys.sort((a, b) => (ordinal.get(a) ?? 0) - (ordinal.get(b) ?? 0))
    const block = standing.mechanism.blocks.find(({ id }) => id === target.block)
    const form: Form = { block: target.block, config, fields, cycle: target.cycle }
    return {
      ownerUnitId: standing.cycle.owner_unit_id,
      title: block?.name ?? '填报',
      request: {
        columns: [...named.columns, ...person, ...fields.map(({ column }) => column)],
        key: [UNIT, ...person.map(({ id }) => id)],
      },
      filled: rows.map(named.filled),
      source: null,
      plan: (inside, table, file) => this.plan(inside, table, file, form),
    }
  }

  /** FACT-3: rows that say what stands do nothing; rows that differ supersede what stands; the rest is new. */
  private async plan(tx: Tx, table: TableRead, file: FileRead, form: Form): Promise<Plan> {
    const standing = new Map<string, SlotRow>()
    // The newest round of a row and person is the one being filled (REV-3).
    for (const slot of await this.facts.slotsOf(tx, form.cycle, form.block)) {
      const key = `${slot.row}\n${slot.person ?? ''}`
      if ((standing.get(key)?.round ?? 1) <= (slot.round ?? 1)) standing.set(key, slot)
    }
    const words = new Map<string, string>()
    const facts: AnyNewFact[] = []
    const effect = { added: 0, unchanged: 0, corrected: 0 }
    const cellsOf = cellsIn(table, form.fields)
    for (const row of table.rows) {
      const fact = factOf(row, form, standing, words)
      if (fact === undefined) effect.unchanged += 1
      else {
        if (fact.supersedes === undefined) effect.added += 1
        else effect.corrected += 1
        facts.push({ ...fact, by: file.by, source: { file: file.name, cell: cellsOf(row) } })
      }
    }
    const write = async (inside: Tx, importId: string): Promise<void> => {
      await this.store.keepWords(inside, words)
      await this.facts.append(
        inside,
        form.cycle,
        facts.map((fact) => ({ ...fact, importId })),
      )
    }
    return { ...NOTHING, problems: beyondSheet(table, form.fields), effect, write }
  }

  /** ASK-2: where several people judge a row, the table says who; those who hold the post may stand there. */
  private async assessorColumn(tx: Tx, { pins }: Standing, { who }: AskConfig): Promise<WantedColumn> {
    const holders = pins.graph.posts.filter(({ role }) => role === who.role).flatMap(({ holders }) => holders)
    const names = await this.names.on(tx, dayOf(pins.openedAt), holders)
    const options = [...new Set(holders)].map((id) => ({ id, label: names.person(id) }))
    return { id: PERSON, label: '打分人', required: true, filled: true, type: { kind: 'choice', options } }
  }
}

function askOf({ mechanism }: Standing, id: string): AskConfig {
  const block = mechanism.blocks.find((one) => one.id === id)
  const config = block?.kind === 'ask' ? readConfig({ ...block, kind: 'ask' }) : undefined
  if (config?.ok !== true) throw new Fault('import.wrong-target', { why: '这一期的机制里没有这个填报块' })
  if (config.value.channel === 'form') throw new Fault('import.wrong-target', { why: '这个填报块只能逐行填写' })
  return config.value
}

type SheetFact = Extract<AnyNewFact, { kind: 'answered' }>

function factOf(
  { values, blank }: ReadRow,
  form: Form,
  standing: ReadonlyMap<string, SlotRow>,
  words: Map<string, string>,
): SheetFact | undefined {
  const row = unitOf(values[UNIT])
  const chosen = values[PERSON]
  const person = chosen?.kind === 'choice' ? chosen.option : undefined
  const slot = standing.get(`${row}\n${person ?? ''}`) ?? (person === undefined ? loneSlot(standing, row) : undefined)
  const before = slot && { sheet: slot.sheet, ...(slot.ids === null ? {} : { ids: slot.ids }) }
  const wordsId = (field: string, text: string): string => {
    const id = idOfDigest(digestOf([form.cycle, form.block, row, person ?? null, field, text]))
    words.set(id, text)
    return id
  }
  const value = packedSheet(form.config, form.fields, values, before, wordsId)
  // A row of the template that nobody filled in states nothing: no fact says that it was answered (VAL-1).
  if (before === undefined ? blank === true : sameSheet(before, value)) return undefined
  return {
    kind: 'answered',
    slot: {
      block: form.block,
      row,
      ...((slot?.person ?? person) ? { person: slot?.person ?? person ?? '' } : {}),
      ...(slot?.round == null ? {} : { round: slot.round }),
    },
    value,
    ...(slot === undefined ? {} : { supersedes: slot.id }),
  }
}

/** Where one person judges a row, what that person filled in by hand is the sheet that a table corrects. */
function loneSlot(standing: ReadonlyMap<string, SlotRow>, row: string): SlotRow | undefined {
  const own = [...standing.values()].filter((slot) => slot.row === row)
  return own.length === 1 ? own[0] : undefined
}

const unitOf = (value: ReadRow['values'][string] | undefined): string => (value?.kind === 'unit' ? value.unit : '')

/** D7:M7, from the first to the last column of the form. */
function cellsIn({ columns }: TableRead, fields: readonly SheetField[]): (row: ReadRow) => string {
  const ids = new Set(fields.map(({ column }) => column.id))
  const at = columns.filter(({ id }) => ids.has(id)).map((column) => column.at)
  const [first, last] = [columnLetters(Math.min(...at)), columnLetters(Math.max(...at))]
  return ({ row }) => (first === last ? `${first}${row}` : `${first}${row}:${last}${row}`)
}

function beyondSheet(table: TableRead, fields: readonly SheetField[]): Plan['problems'] {
  return table.rows.flatMap(({ row, values }) =>
    fields
      .filter(({ column }) => !fitsSheet(values[column.id]))
      .map(({ column }) => {
        const at = table.columns.find(({ id }) => id === column.id)?.at ?? 0
        const details = { text: '这个数', limit: '绝对值超过二十亿', wanted: '较小的数，或换用较大的计量单位' }
        return problem('cell.range', details, {
          sheet: table.sheet,
          row,
          column: columnLetters(at),
          header: column.label,
        })
      }),
  )
}
