import type { Field, SettingShape } from '../blocks/setting-shape.ts'
import type { Json, JsonObject, SettingPath } from '../model/mechanism.ts'
import { AS_SUPPOSED, NONE, parted, split, unmarked } from './mark.ts'
import { readValue } from './read-value.ts'
import type { Line, OutlineFault } from './text-tree.ts'

/** Words to look up once the drawing is known. */
export interface Waiting {
  readonly path: SettingPath
  readonly shape: SettingShape
  readonly text: string
  readonly line: number
}

/** What is kept while the settings of one block are read. */
export interface Reading {
  readonly faults: OutlineFault[]
  readonly waiting: Waiting[]
  /** The line of every setting, by its path. */
  readonly lines: Map<string, number>
}

type Path = readonly (string | number)[]
const NAME = /^([^：]+?)\s*：\s*(.*)$/s

/** Back from `printSettings`: the settings that stand in the text, nothing supposed. */
export function readSettings(
  fields: readonly Field[],
  lines: readonly Line[],
  path: Path,
  reading: Reading,
): JsonObject {
  const values: { [key: string]: Json } = {}
  for (const line of lines) readLine(fields, values, line.text, line, path, reading)
  return values
}

function readLine(
  fields: readonly Field[],
  values: { [key: string]: Json },
  text: string,
  line: Line,
  path: Path,
  reading: Reading,
): void {
  const [, title = '', value = ''] = NAME.exec(text.replace(/^([^：:"]+):/, '$1：')) ?? []
  const field = fields.find((one) => one.title === title) ?? fields.find((one) => one.shape.meta.title === title)
  const problem = problemOf(text, title, field, fields, values)
  if (field === undefined || problem !== undefined) {
    reading.faults.push({ line: line.number, message: problem ?? '' })
    return
  }
  const own: Path = [...path, field.key]
  reading.lines.set(own.join(' '), line.number)
  const read = readField(field, value, line, own, reading)
  if (read !== undefined) values[field.key] = read
}

function problemOf(
  text: string,
  title: string,
  field: Field | undefined,
  fields: readonly Field[],
  values: JsonObject,
): string | undefined {
  if (title === '') return `读不懂“${short(text)}”，每项设置写成“名称：值”。`
  if (field === undefined) return `这里没有“${short(title)}”这项设置，可以写：${titles(fields)}。`
  return Object.hasOwn(values, field.key) ? `“${title}”写了两次，请删去一次。` : undefined
}

const short = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text)
const titles = (fields: readonly Field[]): string => fields.map((one) => one.title).join('、')

function readField(field: Field, value: string, line: Line, path: Path, reading: Reading): Json | undefined {
  const { shape, title } = field
  if (shape.form === 'group') {
    if (value !== '' && value !== AS_SUPPOSED) {
      reading.faults.push({ line: line.number, message: `“${title}”的内容请写在下面几行，比这一行多缩进两格。` })
    }
    return readSettings(shape.fields, line.below, path, reading)
  }
  if (shape.form === 'list' && shape.element.form === 'group') {
    if (value === NONE) return []
    const { fields } = shape.element
    return readRows(fields, line.below, path, reading)
  }
  if (line.below.length > 0 && !line.text.startsWith('-')) {
    reading.faults.push({ line: line.below[0]?.number ?? line.number, message: `“${title}”下面不能再有内容。` })
  }
  const read = readValue(shape, value)
  if (!read.ok) {
    reading.faults.push({ line: line.number, message: `“${title}”${read.fault}。` })
    return undefined
  }
  if (read.value.waits === true) reading.waiting.push({ path, shape, text: value, line: line.number })
  return read.value.value
}

function readRows(fields: readonly Field[], lines: readonly Line[], path: Path, reading: Reading): Json {
  const rows: Json[] = []
  for (const line of lines) {
    if (!/^[-－–—]/.test(line.text)) {
      reading.faults.push({ line: line.number, message: `表里的每一行用“- ”开头，请改写“${short(line.text)}”。` })
      continue
    }
    rows.push(readRow(fields, line, [...path, rows.length], reading))
  }
  return withIds(rows, fields, String(path.at(-1)))
}

export function readRow(fields: readonly Field[], line: Line, path: Path, reading: Reading): JsonObject {
  const values: { [key: string]: Json } = {}
  const rest = line.text.replace(/^[-－–—]\s*/, '')
  const parts = rest === AS_SUPPOSED || rest === '' ? [] : parted(rest, '；')
  reading.lines.set(path.join(' '), line.number)
  const isNamed = fields.some(({ key }) => key === 'id' || key === 'label')
  if (isNamed) readName(fields, values, parts.shift() ?? '', line, reading)
  for (const part of parts) readLine(fields, values, part, line, path, reading)
  for (const below of line.below) readLine(fields, values, below.text, below, path, reading)
  return values
}

function readName(
  fields: readonly Field[],
  values: { [key: string]: Json },
  text: string,
  line: Line,
  reading: Reading,
): void {
  const { words, id } = split(text)
  const label = unmarked(words)
  if (label === undefined) reading.faults.push({ line: line.number, message: '引号没有收尾，或引号里的写法不对。' })
  if (fields.some(({ key }) => key === 'label')) values.label = label ?? words
  if (fields.some(({ key }) => key === 'id') && id !== undefined) values.id = id
}

/** OUT-5: a row somebody added gets an id of its own. */
function withIds(rows: readonly Json[], fields: readonly Field[], table: string): Json {
  if (!fields.some(({ key }) => key === 'id')) return rows
  const taken = new Set(rows.map((row) => (row as JsonObject).id)) // rows are what readRow made
  let next = 1
  return rows.map((row) => {
    if ((row as JsonObject).id !== undefined) return row
    const stem = table.replace(/s$/, '').toLowerCase()
    while (taken.has(`${stem}_${next}`)) next += 1
    taken.add(`${stem}_${next}`)
    return { id: `${stem}_${next}`, ...(row as JsonObject) }
  })
}
