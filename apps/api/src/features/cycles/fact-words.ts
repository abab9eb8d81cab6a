import { addDays, dayLabel, dayOf, decimalText, MISSING_LABELS, readPacked, trimmed } from '@jizhi/domain'
import { type AnyFact, type AskConfig, type Fact, type FactKind, readConfig, readDrawing } from '@jizhi/mechanism'

import { cellOf, storedCell } from './cell-text.ts'
import { labelOfPeriod, resultName } from './cycle-views.ts'
import type { FactGroup } from './fact-lines.ts'
import { measureAt } from './measure-at.ts'
import type { Names } from './names.ts'
import type { Standing } from './standing.ts'

/** What the sentences are made from. */
export interface Telling {
  readonly standing: Standing
  readonly names: Names
  readonly factOf: (id: string) => AnyFact | undefined
}

type Tell<K extends FactKind> = (fact: Fact<K>, group: FactGroup, telling: Telling) => string

const OUTCOMES = { upheld: '采纳', 'partly-upheld': '部分采纳', rejected: '不采纳' } as const
const SETTLED = { next: '下期抵扣', return: '退回', waive: '不追回' } as const
const VERDICTS = { passed: '审核通过', refused: '审核退回' } as const

const TELL: { readonly [K in FactKind]: Tell<K> } = {
  opened: ({ value }) =>
    `开启${labelOfPeriod(value.period)}这一期，记下 ${dayOf(value.openedAt)} 的机构名册、工作日历和规则第 ${value.version} 版`,
  fixed: ({ value }, _, { names }) =>
    value.change === undefined
      ? `名单定为 ${value.keys.length} 个`
      : `名单${value.change === 'add' ? '增加' : '减去'} ${value.keys.length} 个：${value.keys.map(names.row).join('、')}`,
  drawn: () => '公布抽签的种子',
  answered: sheetWords,
  claimed: (_, group, { names }) => `领办${subject(group, names)}`,
  assigned: ({ value, slot }, group, { names }) =>
    value.mode === 'instead'
      ? `把${subject(group, names)}转给${names.person(value.to)}办理`
      : `就${slot.row === undefined ? '全表' : names.row(slot.row)}请${names.person(value.to)}在${value.mode === 'before' ? '自己之前' : '自己之后'}加签`,
  judged: ({ value }, group, { names }) => `${VERDICTS[value.verdict]} ${subject(group, names)}`,
  overridden: overrideWords,
  noticed: (_, group, { names }) => `向${subject(group, names)}送达告知，异议期从这时算起`,
  objected: ({ slot, value }, _, { standing, names }) =>
    isResult(standing, slot.block)
      ? `${names.row(slot.row ?? '')}申请复核${value.columns.map((id) => columnLabel(standing, slot.block, id)).join('、')}`
      : `${names.row(slot.row ?? '')}对${value.columns.map((id) => columnLabel(standing, slot.block, id)).join('、')}提出异议`,
  decided: ({ slot, value }, _, { standing, names, factOf }) => {
    const name = names.row(factOf(slot.item ?? '')?.slot.row ?? slot.row ?? '')
    return isResult(standing, slot.block)
      ? `复核决定，${name}：${OUTCOMES[value.outcome]}`
      : `裁定${name}的异议：${OUTCOMES[value.outcome]}`
  },
  signed: ({ value }) =>
    `签发 ${value.digests.length} 项后果${value.settlement === undefined ? '' : `，已付的多出部分${SETTLED[value.settlement]}`}`,
  frozen: ({ slot, value }, _, { standing }) =>
    `“${resultName(standing.mechanism, slot.block ?? '')}”定榜，第 ${value.revision} 次，${value.rows.keys.length} 行`,
  declined: ({ slot }, _, { standing }) => `“${resultName(standing.mechanism, slot.block ?? '')}”有出入，决定不修订`,
  arrived: ({ value }) => `收到外部送来的${value.event}，${value.rows.keys.length} 行`,
  outcome: ({ value }) =>
    `取来${labelOfPeriod(value.period)}的结果，第 ${value.revision} 次，${value.rows.keys.length} 行`,
  balance: (_, group, { names }) => `取来${subject(group, names)}的账户余额`,
  snapshot: ({ value }) => `清单截止，共 ${value.rows.keys.length} 件`,
  initial: ({ value }, group, { names }) =>
    'status' in value ? '两人签定这一件的期初现状' : `两人签定${subject(group, names)}的期初数`,
  holder: holderWords,
  stepped: () => '清单里的一件往前办了一步',
  posted: (_, group, { names }) => `${subject(group, names)}已入账`,
  refused: ({ value }, group, { names }) =>
    `${subject(group, names)}没有入账：${{ overdrawn: '余额不足', linked: '超过关联账户的限额', closed: '账户已停用' }[value.why]}`,
  acknowledged: ({ value }) => (value.state === 'done' ? '一项后果已经办到' : '一项后果没有办成'),
  calendar: ({ value }) => `工作日历有新的通知（${value.revision}），还没到的期限重新推算`,
  extended: ({ value }, _, { standing }) =>
    `${deadlineName(standing, value.deadline)}延到 ${dayLabel(addDays(dayOf(value.to), -1))}`,
  paused: ({ value }) =>
    value.to === null
      ? `自 ${dayLabel(value.from)} 起暂停计工作日`
      : value.to < value.from
        ? `${dayLabel(value.from)} 起的暂停取消`
        : `${dayLabel(value.from)} 至 ${dayLabel(value.to)} 不计工作日`,
  repinned: ({ value }) => `改用规则第 ${value.pins.version} 版，已定的榜不变`,
  voided: () => '本期作废',
  withdrawn: ({ supersedes }, group, { names, factOf }) =>
    `撤回${subject(group, names)}的${factOf(supersedes ?? '')?.kind === 'judged' ? '审核' : '填报'}`,
  tick: () => '时点已过，往下办',
}

/** PIN-4, PIN-6: who holds a post from a day on, and who stands in. */
function holderWords({ value }: Fact<'holder'>, _: FactGroup, { names }: Telling): string {
  const pairs = (value.standIns ?? []).map(({ by, of }) => `${names.person(by)}代${names.person(of)}`)
  if (pairs.length > 0) return `自 ${value.from} 起一个岗位由${pairs.join('、')}办理`
  const held = value.holders.map((id) => names.person(id)).join('、')
  return held === ''
    ? `自 ${value.from} 起一个岗位无人任职`
    : `自 ${value.from} 起一个岗位由${held}任职，没办完的事归新任`
}

/** One sentence without its stop: what the facts of a line state. */
export function sentenceOf(group: FactGroup, telling: Telling): string {
  const [fact] = group.facts
  if (fact === undefined) return ''
  const tell = TELL[fact.kind] as Tell<FactKind> // the entry of this very kind
  return tell(fact, group, telling)
}

/** CYC-5: a stage of the drawing, or the windows of an objection block. */
function deadlineName({ mechanism }: Standing, deadline: string): string {
  const drawing = readDrawing(mechanism)
  const stage = drawing.of('cycle').flatMap(({ config }) => config.stages)
  const label = stage.find(({ id }) => id === deadline)?.label
  return label === undefined ? '异议期' : `“${label}”`
}

const subject = ({ facts }: FactGroup, names: Names): string =>
  facts.length > 1 ? ` ${facts.length} 行` : names.row(facts[0]?.slot.row ?? '')

/** 导入 村级检查2026-10.csv，溪口村，10 项; a single correction says what became of which value (FACT-5). */
function sheetWords(fact: Fact<'answered'>, group: FactGroup, { standing, names, factOf }: Telling): string {
  const measure = measureAt(standing, fact.slot.block, fact.slot.item)?.measure
  if (measure !== undefined) return `登记“${measure.label}”已办，${names.row(fact.slot.row ?? '')}`
  const { file } = fact.source ?? {}
  const verb = fact.supersedes === undefined ? '填报' : '更正'
  const head = file === undefined ? verb : `${verb === '更正' ? '更正导入' : '导入'} ${file}`
  const items = fact.value.sheet.length
  if (group.facts.length > 1) return `${head}，${group.facts.length} 行，每行 ${items} 项`
  const row = names.row(fact.slot.row ?? '')
  const before = factOf(fact.supersedes ?? '')
  const config = askAt(standing, fact.slot.block)
  const changes = before?.kind === 'answered' && config ? changesOf(config, before.value.sheet, fact.value.sheet) : []
  return `${head}，${row}，${changes.length === 0 ? `${items} 项` : changes.join('，')}`
}

function askAt({ mechanism }: Standing, id: string | undefined): AskConfig | undefined {
  const block = mechanism.blocks.find((one) => one.id === id)
  const config = block?.kind === 'ask' ? readConfig({ ...block, kind: 'ask' }) : undefined
  return config?.ok ? config.value : undefined
}

const changesOf = ({ fields }: AskConfig, before: readonly number[], after: readonly number[]): string[] =>
  fields.flatMap((field, at) =>
    before[at] === after[at]
      ? []
      : [`${field.label}由 ${packedText(field, before[at])} 改为 ${packedText(field, after[at])}`],
  )

/** A packed figure in the scale that its field declares (NUM-2, FACT-7). */
export function packedText(field: AskConfig['fields'][number], packed: number | undefined): string {
  const read = readPacked(packed ?? 0)
  if (!read.ok) return '（读不出）'
  if ('missing' in read.value) return MISSING_LABELS[read.value.missing]
  const { value } = read.value
  if (field.options.length > 0) return field.options[value]?.label ?? String(value)
  if (field.type === 'flag') return value === 0 ? '否' : '是'
  const scale = field.type === 'money' ? 2 : field.type === 'count' ? 0 : Math.max(field.scale, 0)
  return decimalText(trimmed({ unscaled: BigInt(value), scale }))
}

function overrideWords({ slot, value }: Fact<'overridden'>, _: FactGroup, { standing, names }: Telling): string {
  const column = columnAt(standing, slot.block, value.column)
  const held = value.missing === undefined ? { value: value.value } : { missing: value.missing }
  const cell = column && cellOf(storedCell(held, column), column, names)
  const text = cell === undefined ? (value.value ?? '') : 'text' in cell ? cell.text : cell.label
  return `${names.row(slot.row ?? '')}的${column?.label ?? value.column}改定为 ${text}`
}

const isResult = ({ mechanism }: Standing, block: string | undefined): boolean =>
  mechanism.blocks.some((one) => one.id === block && one.kind === 'result')

const columnAt = ({ derived }: Standing, block: string | undefined, id: string) =>
  Object.values(derived.tables[block ?? ''] ?? {})
    .flatMap(({ columns }) => columns)
    .find((column) => column.id === id)

const columnLabel = (standing: Standing, block: string | undefined, id: string): string =>
  columnAt(standing, block, id)?.label ?? id
