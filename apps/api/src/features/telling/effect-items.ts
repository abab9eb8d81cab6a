import { idsOf, type Key, moneyOfFen, must, yuanLabel } from '@jizhi/domain'
import { readDrawing } from '@jizhi/mechanism'
import {
  type AppliedEffects,
  cellOf,
  type EffectRow,
  labelOfPeriod,
  type Standing,
  storedCell,
} from '../cycles/index.ts'
import type { Addressee, OutboxItem, Said } from '../deliveries/index.ts'
import { linkOf } from './link-of.ts'

type Content = EffectRow['content']
type Change = 'new' | 'correction' | 'withdrawal'

const MARKS = { new: '', correction: '更正：', withdrawal: '撤销：' } as const satisfies Record<Change, string>

const KINDS: Readonly<Record<string, OutboxItem['kind']>> = {
  message: 'message',
  circular: 'circular',
  criticism: 'circular',
  'work-slip': 'work-slip',
  criticise: 'circular',
  remind: 'reminder',
  urge: 'urge',
  supervise: 'supervise',
}

/**
 * What effects tell whom. `about`: the period, or the number of a case, in the county's words. A correction or withdrawal goes to those it touches, marked as what it is (EFF-5). A document
 * that meets the same persons for several rows is one message (LAD-4). Boards hang; only their copies are sent.
 */
export function effectItems(
  standing: Standing,
  applied: AppliedEffects,
  before: readonly EffectRow[],
  about = labelOfPeriod(standing.cycle.period),
): OutboxItem[] {
  const replaced = new Map(before.map((row) => [row.key, row.content]))
  return [
    ...merged(applied.create).flatMap((rows) => itemsOf(standing, rows, rows[0]?.content ?? {}, 'new', about)),
    ...applied.correct.flatMap((row) => itemsOf(standing, [row], row.content, 'correction', about)),
    ...applied.withdraw.flatMap((row) =>
      itemsOf(standing, [row], replaced.get(row.replaces ?? '') ?? {}, 'withdrawal', about),
    ),
  ]
}

/** Rows that leave as one: the same persons met by the same measure. */
function merged(rows: readonly EffectRow[]): readonly (readonly EffectRow[])[] {
  const groups = Map.groupBy(rows, ({ block, line, key, content }) => {
    if (content.channel !== undefined && isBoard(content)) return JSON.stringify([block, 'board'])
    const persons = idsIn(content.persons)
    return JSON.stringify(content.merge === 'person' && persons.length > 0 ? [block, line, persons] : [key])
  })
  return [...groups.values()]
}

const isBoard = ({ channel }: Content): boolean =>
  channel === 'honour' || channel === 'red-black' || channel === 'exposure' || channel === 'board'

function itemsOf(
  standing: Standing,
  rows: readonly EffectRow[],
  content: Content,
  change: Change,
  about: string,
): OutboxItem[] {
  const [first] = rows
  if (first === undefined) return []
  const { cycle } = standing
  const form = String(content.channel ?? content.form ?? '')
  const name = String(content.title ?? content.label ?? '')
  const base = {
    kind: KINDS[form] ?? 'document',
    title: [`${MARKS[change]}${about}${name}`],
    body: bodyOf(standing, rows, content, change, about),
    about: { cycle: cycle.id, block: first.block, row: first.row, effect: first.key },
    link: linkOf(cycle),
    receipt: content.receipt === 'asked' && change === 'new',
  }
  const direct = isBoard(content) ? [] : addressees(standing, first, content)
  const copies = copiesTo(standing, String(content.cc ?? ''))
  const what = ['effect', ...rows.map(({ key }) => key)]
  return [
    ...direct.map((to) => ({ ...base, what, to })),
    ...copies.map((to) => ({ ...base, what: ['copy', ...what], to, title: ['抄送：', ...base.title], receipt: false })),
  ]
}

/** The persons a measure meets, else its units, else the row's own; what is for the office alone goes to the owner. */
function addressees({ cycle }: Standing, { row }: EffectRow, content: Content): Addressee[] {
  const persons = idsIn(content.persons)
  if (persons.length > 0) return persons.map((person) => ({ person }))
  const units = idsIn(content.units)
  if (units.length > 0) return units.map((unit) => ({ unit }))
  if (content.audience === 'office') return [{ unit: cycle.owner_unit_id }]
  const [unit] = idsOf(row as Key) // a key of our own tables
  return unit === undefined ? [] : [{ unit }]
}

/** TELL-2: named roles at the mechanism's owner, by the graph that the cycle pinned. */
function copiesTo({ pins }: Standing, roles: string): Addressee[] {
  const wanted = new Set<string>(roles.split(' '))
  return pins.graph.posts
    .filter(({ unit, role }) => unit === pins.owner && wanted.has(role))
    .map(({ id }) => ({ post: id }))
}

function bodyOf(standing: Standing, rows: readonly EffectRow[], content: Content, change: Change, about: string): Said {
  const subjects = rows.flatMap(({ row }, at): Said => {
    const units = idsOf(row as Key).map((unit) => ({ unit })) // a key of our own tables
    return at === 0 ? units : ['、', ...units]
  })
  const figures = change === 'withdrawal' || rows.length > 1 ? [] : figuresOf(standing, rows[0]?.block ?? '', content)
  const said = figures.length === 0 ? '' : `：${figures.join('，')}`
  const end = { new: '', correction: '。以本次内容为准', withdrawal: '：原来的内容已撤销，不再有效' }[change]
  // a case is its own row: its number says which one, no unit does
  if (standing.cycle.kind === 'case') return [`${standing.cycle.mechanism_name} ${about}${said}${end}。`]
  return [...subjects, `${said}${end}。`]
}

/** The bound figures in words; columns of units and persons are left out, so that no name is stored (FACT-7). */
function figuresOf({ mechanism }: Standing, block: string, content: Content): string[] {
  const columns = readDrawing(mechanism).input(block)?.columns ?? []
  return columns.flatMap((column) => {
    const held = content[`cell.${column.id}`]
    if (held === undefined || ['unit', 'row', 'person', 'file'].includes(column.type)) return []
    const shown = cellOf(storedCell(held, column), column, NOBODY)
    return 'text' in shown ? [`${column.label} ${figure(shown.text, column.type)}`] : [`${column.label} ${shown.label}`]
  })
}

const NOBODY = { unit: () => '', person: () => '', row: () => '', ordinal: () => 0 }

/** Money is stored in fen and told in yuan. */
const figure = (text: string, type: string): string =>
  type === 'money' ? `${yuanLabel(must(moneyOfFen(BigInt(text))))} 元` : text

function idsIn(held: unknown): string[] {
  const value: unknown = typeof held === 'object' && held !== null && 'value' in held ? held.value : undefined
  return Array.isArray(value) ? value.map(String).sort() : []
}
