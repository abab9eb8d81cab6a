import { fail, ok, type Result } from '@jizhi/domain'
import type { SettingMeta } from '../blocks/setting.ts'
import type { SettingShape } from '../blocks/setting-shape.ts'
import type { Json } from '../model/mechanism.ts'
import { readFormula } from './formula.ts'
import { NONE, parted, split, unmarked } from './mark.ts'
import { isFigure } from './print-value.ts'
import type { Scope } from './scope.ts'

type Value = Extract<SettingShape, { form: 'value' }>

/** Words that can be understood only when the whole drawing is known wait; the text stands in their place. */
export type ReadValue = { readonly value: Json; readonly waits?: boolean }

/** Back from `printValue`. `scope` is absent as long as the drawing is not read. */
export function readValue(shape: SettingShape, text: string, scope?: Scope): Result<ReadValue, string> {
  if (shape.form === 'list' && shape.element.form === 'value') {
    const element: Value = { ...shape.element, meta: { ...shape.element.meta, ...shape.meta } }
    return text === NONE ? ok({ value: [] }) : readList(element, text, scope)
  }
  return shape.form === 'value' ? readOne(shape, text, scope) : fail('这一项要写在下面几行里')
}

function readList(element: Value, text: string, scope: Scope | undefined): Result<ReadValue, string> {
  const values: Json[] = []
  let waits = false
  for (const part of parted(text, '、')) {
    const read = readOne(element, part, scope)
    if (!read.ok) return read
    values.push(read.value.value)
    waits ||= read.value.waits === true
  }
  return ok({ value: values, waits })
}

function readOne({ kind, meta }: Value, text: string, scope: Scope | undefined): Result<ReadValue, string> {
  if (kind === 'flag') return text === '是' || text === '否' ? ok({ value: text === '是' }) : fail('只能写“是”或“否”')
  if (kind === 'number') return readNumber(withoutUnit(text, meta))
  if (kind === 'raw') return readJson(text)
  if (meta.labels !== undefined) return readChoice(text, meta.labels)
  if (text === NONE) return ok({ value: '' })
  if (meta.ref === 'expression') return readExpression(text, meta, scope)
  if (meta.ref !== undefined) return readReference(text, meta.ref, scope)
  const plain = unmarked(isFigure(meta) ? withoutUnit(text, meta) : text)
  return plain === undefined ? fail('引号没有收尾，或引号里的写法不对') : ok({ value: plain })
}

const withoutUnit = (text: string, { unit = '' }: SettingMeta): string =>
  unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text

const readNumber = (text: string): Result<ReadValue, string> =>
  /^-?(0|[1-9]\d{0,14})$/.test(text) ? ok({ value: Number(text) }) : fail(`要写整数，不能写“${text}”`)

function readJson(text: string): Result<ReadValue, string> {
  try {
    // What was JSON stays JSON; the schema of the block says whether it fits.
    return ok({ value: JSON.parse(text) as Json })
  } catch {
    return fail('这一项要照原样写，格式不对')
  }
}

function readChoice(text: string, labels: { readonly [value: string]: string }): Result<ReadValue, string> {
  const labelled = Object.keys(labels).filter((value) => labels[value] === text)
  if (labelled.length === 1 && labelled[0] !== undefined) return ok({ value: labelled[0] })
  const { id } = split(text)
  if (id !== undefined) return ok({ value: id })
  if (Object.hasOwn(labels, text)) return ok({ value: text })
  return fail(`没有“${text}”这个选项，可以写：${Object.values(labels).join('、')}`)
}

function readExpression(text: string, meta: SettingMeta, scope: Scope | undefined): Result<ReadValue, string> {
  if (scope === undefined) return ok({ value: text, waits: true })
  const read = readFormula(text, meta, scope.columns(meta))
  return read.ok ? ok({ value: read.value }) : fail(read.fault.replace(/。$/, ''))
}

const SAY = { column: '列', deadline: '期限', role: '岗位', relation: '关系', block: '块', body: '岗位或部门' } as const

/** What stands in 〔〕 is the id, whatever the words in front say; bare words are looked up. */
function readReference(
  text: string,
  ref: NonNullable<SettingMeta['ref']>,
  scope: Scope | undefined,
): Result<ReadValue, string> {
  const { words: called, id = text.startsWith('"') ? unmarked(text) : undefined } = split(text)
  if (id !== undefined) return ok({ value: id })
  if (scope === undefined) return ok({ value: text, waits: true })
  const words = called.replace(/^“(.*)”$/s, '$1')
  const labels = scope.labels(ref)
  if (labels.has(words)) return ok({ value: words })
  const found = [...labels].filter(([, label]) => label === words).map(([known]) => known)
  if (found.length === 1 && found[0] !== undefined) return ok({ value: found[0] })
  // Posts, relations and units a county added are known to it alone; they are written by their ids.
  const isOpen = !(ref === 'column' || ref === 'deadline' || ref === 'block')
  const plain = unmarked(words)
  if (isOpen && plain !== undefined && /^[\w.:-]+$/.test(plain)) return ok({ value: plain })
  const what = ref in SAY ? SAY[ref as keyof typeof SAY] : '项' // `in` has looked
  if (found.length > 1)
    return fail(`有 ${found.length} 个${what}都叫“${words}”，请写明编号，例如 ${words}〔${found[0]}〕`)
  return fail(`这里没有叫“${words}”的${what}，请改用已有的，或写明编号`)
}
