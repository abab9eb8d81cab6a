import { type ItemId, packMissing, packPresent, storedId } from '@jizhi/domain'
import { type Column, holdsIds, storedScale } from '../model/column.ts'
import type { OpenTask } from '../model/derived.ts'
import type { AnyFact, FactValues } from '../model/fact.ts'
import { type Complain, complainAt } from './file-fault.ts'
import { complainOfStrangers, textAt } from './frozen-table.ts'
import type { Stage } from './play-step.ts'
import type { StepOf } from './steps.ts'
import { GAP_WORDS, gapOf, type RowTexts } from './words.ts'
import { idsIn, wholeOf } from './written-cell.ts'

/** FACT-7, ASK-4: states the rows of one answer, each as one packed sheet with its items. */
export function answer({ drawing, stream, path, faults, now }: Stage, step: StepOf<'answer'>): void {
  const complain = complainAt(path, faults)
  const ask = drawing.of('ask').find(({ open }) => open.block.id === step.answer)
  if (!ask) {
    complain(`机制里没有编号为“${step.answer}”的填报。`, '.answer')
    return
  }
  const ports = drawing.outputs(step.answer)
  const fields = formOf(ask.config.fields, ports.answered?.columns ?? [])
  const itemFields = formOf(ask.config.items.fields, ports.items?.columns ?? [])
  const { open, tables } = now()
  const asking = open.filter(({ block, kind, role }) => block === step.answer && kind === 'answer' && role !== '')
  const known = new Set(Object.values(tables[step.answer] ?? {}).flatMap((table): readonly string[] => table.keys))
  for (const row of new Set([...Object.keys(step.rows ?? {}), ...Object.keys(step.items ?? {})])) {
    const below = (at: string): Complain => complainAt(`${path}${at}`, faults)
    const items = Object.entries(step.items?.[row] ?? {}).map(([id, texts]) => ({
      id: storedId<ItemId>(id),
      ...sheetOf(itemFields, texts, step.itemFields, below(`.items.${row}.${id}`)),
    }))
    if (known.size > 0 && !known.has(row)) complain(`名单里没有“${row}”，有 ${some([...known])}。`, `.rows.${row}`)
    const due = asking.filter((task) => task.row === row)
    if (due.length > 0 && due.every(({ persons }) => !persons.some((person) => person === step.by)))
      complain(`“${row}”不该由“${step.by}”填报，${sayWhoAnswers(due)}`, '.by')
    const earlier = step.amends === true ? standing(stream.facts, step.answer, row) : undefined
    if (step.amends === true && !earlier) complain(`“${row}”还没有报过，没有可更正的。`, `.rows.${row}`)
    const own = { block: step.answer, row, person: step.by, ...(step.round === undefined ? {} : { round: step.round }) }
    stream.say(
      'answered',
      { day: step.day, by: step.by, slot: earlier?.slot ?? own, ...(earlier ? { supersedes: earlier.id } : {}) },
      {
        ...sheetOf(fields, step.rows?.[row] ?? {}, step.fields, below(`.rows.${row}`)),
        ...(items.length === 0 ? {} : { items }),
      },
    )
  }
}

const MOST_NAMES = 20
const some = (names: readonly string[]): string =>
  names.slice(0, MOST_NAMES).join('、') + (names.length > MOST_NAMES ? ` 等 ${names.length} 行` : '')

const sayWhoAnswers = (due: readonly OpenTask[]): string => {
  const persons = [...new Set(due.flatMap((task) => task.persons))]
  const roles = [...new Set(due.map((task) => task.role))].join('、')
  return persons.length === 0 ? `岗位 ${roles} 没有人，请写进 posts。` : `应由 ${persons.join('、')}（${roles}）填报。`
}

/** FACT-4: the last statement about a row, of one person if he is named. */
export const standing = (facts: readonly AnyFact[], block: string, row: string, person?: string): AnyFact | undefined =>
  facts.findLast(
    ({ kind, slot }) =>
      kind === 'answered' &&
      slot.block === block &&
      slot.row === row &&
      (person === undefined || slot.person === person),
  )

/** The fields of a form as columns of its id. Of a field with one column per seat any will do: they are alike. */
const formOf = (fields: readonly { readonly id: string }[], columns: readonly Column[]): readonly Column[] =>
  fields.flatMap(({ id }) => {
    const column = columns.find((one) => one.id === id) ?? columns.find((one) => one.id.startsWith(`${id}_`))
    return column ? [{ ...column, id }] : []
  })

/** What nobody filled is 未报. */
function sheetOf(
  fields: readonly Column[],
  texts: RowTexts,
  named: readonly string[] | undefined,
  complain: Complain,
): Pick<FactValues['answered'], 'sheet' | 'ids'> {
  const order = named ?? fields.map((field) => field.id)
  const known = fields.map((field) => field.id)
  for (const id of order) if (!known.includes(id)) complain(`表单里没有“${id}”，有 ${known.join('、')}。`)
  complainOfStrangers(texts, order, complain)
  const ids: { [field: string]: readonly string[] } = {}
  const sheet = fields.map((field) => {
    const text = textAt(texts, order.indexOf(field.id), field.id) ?? '?unreported'
    const gap = gapOf(text)
    if (holdsIds(field)) ids[field.id] = gap ? [] : idsIn(text)
    if (gap) return packMissing(gap)
    return holdsIds(field) ? 0 : packed(field, text, (message) => complain(message, `.${field.id}`))
  })
  return { sheet, ...(Object.keys(ids).length > 0 ? { ids } : {}) }
}

/** NUM-2: an entered value has its field's declared scale; a field without one holds whole numbers. */
function packed(field: Column, text: string, complain: Complain): number {
  const whole = text.startsWith('?')
    ? undefined
    : wholeOf(field, text, field.scale === undefined ? 0 : storedScale(field))
  const held = whole?.ok ? packPresent(Number(whole.value)) : undefined
  if (held?.ok) return held.value
  complain(`“${text}”：${!whole ? `缺失要写 ${GAP_WORDS}。` : whole.ok ? '太大，填报放不下。' : whole.fault}`)
  return packMissing('undecided')
}
