import type { Answer, Input, readAnswerForm } from '@jizhi/contracts'
import { dayOf, instantText, readPacked } from '@jizhi/domain'
import { type AskConfig, type Fact, readDrawing } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { askOf, CycleActs, currentSheets, FactsStore, NamesReader, statedText } from '../cycles/index.ts'
import { unitNamesOn } from '../people/index.ts'
import type { Entry } from './answered-sheet.ts'
import { openTask, ownTask } from './own-task.ts'
import { lastSheet } from './statements.service.ts'

type View = Answer<typeof readAnswerForm>
type Field = AskConfig['fields'][number]
type Filled = Pick<Fact<'answered'>['value'], 'sheet' | 'ids'>

/** 填报表: what a row's form asks for, and what was stated there the last time. */
@Injectable()
export class AnswerFormService {
  constructor(
    private readonly database: Database,
    private readonly acts: CycleActs,
    private readonly facts: FactsStore,
    private readonly names: NamesReader,
  ) {}

  read(actor: Actor, { params, query }: Input<typeof readAnswerForm>): Promise<View> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.acts.asOfNow(tx, params.cycle)
      const { fields, items } = askOf(standing, query.block)
      const task = openTask(standing, ['answer'], query.block, query.row)
      const mine = lastSheet(standing, query.block, query.row, actor.personId)
      if (task !== undefined || mine === undefined) await ownTask(tx, standing, actor, ['answer'], query)
      // one of several assessors sees the own statement; a form that one person fills shows what stands there
      const last =
        mine ?? currentSheets(standing, query.block, query.row).find((fact) => fact.slot.person === undefined)
      const units = await unitNamesOn(tx, dayOf(standing.pins.openedAt))
      const named = [...fields, ...items.fields].some(({ type }) => type === 'unit')
      return {
        blockName: readDrawing(standing.mechanism).byId.get(query.block)?.name ?? '',
        rowName: (await this.names.of(tx, standing)).row(query.row),
        dueAt: task?.dueAt === undefined ? null : instantText(task.dueAt),
        fields: fields.map(fieldView),
        items:
          items.fields.length === 0
            ? null
            : { ...items, label: items.label || '条目', fields: items.fields.map(fieldView) },
        units: named
          ? [...units].sort(([, a], [, b]) => a.ordinal - b.ordinal).map(([id, { name }]) => ({ id, name }))
          : [],
        said: last?.kind === 'answered' ? await this.said(tx, fields, items.fields, last.value) : null,
      }
    })
  }

  private async said(
    tx: Tx,
    fields: readonly Field[],
    itemFields: readonly Field[],
    value: Fact<'answered'>['value'],
  ): Promise<NonNullable<View['said']>> {
    const held = [value, ...(value.items ?? [])].flatMap(({ ids = {} }) => Object.values(ids).flat())
    const words = await this.facts.wordsOf(tx, held)
    const items = value.items ?? []
    return {
      entries: entriesOf(fields, value, words),
      items: items.map((item) => ({ id: item.id, entries: entriesOf(itemFields, item, words) })),
    }
  }
}

const fieldView = ({
  id,
  label,
  type,
  unit,
  scale,
  required,
  least,
  most,
  options,
}: Field): View['fields'][number] => ({
  ...{ id, label, type, unit, scale, required, least, most },
  options: options.map((one) => ({ id: one.id, label: one.label })),
})

/** What stands in a form as it would be stated again. */
const entriesOf = (
  fields: readonly Field[],
  { sheet, ids = {} }: Filled,
  words: ReadonlyMap<string, string>,
): Entry[] =>
  fields.map((field, at) => {
    const [id] = ids[field.id] ?? []
    if (id !== undefined)
      return { field: field.id, value: words.get(id) ?? (field.type === 'unit' ? id : null), missing: null }
    const packed = sheet[at]
    const read = packed === undefined ? undefined : readPacked(packed)
    if (packed === undefined || read?.ok !== true) return { field: field.id, value: null, missing: null }
    if ('missing' in read.value) {
      const { missing } = read.value
      return { field: field.id, value: null, missing: missing === 'not-applicable' ? null : missing }
    }
    return { field: field.id, value: statedText(field, packed), missing: null }
  })
