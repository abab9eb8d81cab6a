import { type Column, celText, type Node, parseExpression } from '@jizhi/mechanism'

export type Operator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'in' | 'notIn' | 'yes' | 'no' | 'has' | 'missing'

export interface Test {
  readonly kind: 'test'
  readonly column: string
  readonly operator: Operator
  /** Option ids, a decimal text or a day; none for operators that compare with nothing. */
  readonly values: readonly string[]
}

export interface Group {
  readonly kind: 'group'
  readonly join: '&&' | '||'
  readonly items: readonly Condition[]
}

export type Condition = Test | Group

const SIGNS = { eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const
type Comparing = keyof typeof SIGNS
const COMPARING = Object.keys(SIGNS) as readonly Comparing[] // Object.keys forgets the keys
const FLIPPED: { readonly [sign: string]: string } = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

const OPPOSITES: { readonly [operator: string]: Operator | undefined } = { in: 'notIn', yes: 'no', has: 'missing' }

const isComparing = (operator: Operator): operator is Comparing => COMPARING.some((one) => one === operator)

const NUMBERS: ReadonlySet<Column['type']> = new Set(['score', 'money', 'percent', 'count', 'number'] as const)
const OPTIONS: ReadonlySet<Column['type']> = new Set(['grade', 'choice'] as const)

/** How the values of a column are written: as numbers, as options, as days; nothing to compare with else. */
export const valueKind = (column: Column): 'number' | 'option' | 'day' | 'flag' | 'none' => {
  if (column.many) return 'none'
  if (NUMBERS.has(column.type)) return 'number'
  if (OPTIONS.has(column.type)) return 'option'
  return column.type === 'date' ? 'day' : column.type === 'flag' ? 'flag' : 'none'
}

/** What a column may be asked, the most usual first. */
export function operatorsOf(column: Column): readonly Operator[] {
  const present = ['has', 'missing'] as const
  switch (valueKind(column)) {
    case 'number':
    case 'day':
      return ['ge', 'le', 'gt', 'lt', 'eq', 'ne', ...present]
    case 'option':
      return ['eq', 'ne', 'in', 'notIn', ...(column.type === 'grade' ? (['ge', 'le'] as const) : []), ...present]
    case 'flag':
      return ['yes', 'no', ...present]
    case 'none':
      return present
  }
}

export const EMPTY: Group = { kind: 'group', join: '&&', items: [] }

/** A condition in CEL as rows people can fill in; undefined where it says more than rows can. An empty text is no condition. */
export function readCondition(source: string, columns: readonly Column[]): Group | undefined {
  if (source.trim() === '') return EMPTY
  const parsed = parseExpression(source)
  const read = parsed.ok ? conditionOf(parsed.value, columns) : undefined
  return read === undefined || read.kind === 'group' ? read : { ...EMPTY, items: [read] }
}

function conditionOf(node: Node, columns: readonly Column[]): Condition | undefined {
  if (node.op === 'logic') {
    const sides = [conditionOf(node.left, columns), conditionOf(node.right, columns)]
    const [left, right] = sides
    if (left === undefined || right === undefined) return undefined
    // a and b and c is one group of three
    const items = [left, right].flatMap((one) => (one.kind === 'group' && one.join === node.sign ? one.items : [one]))
    return { kind: 'group', join: node.sign, items }
  }
  return testOf(node, columns)
}

function testOf(node: Node, columns: readonly Column[]): Test | undefined {
  if (node.op === 'not') {
    const inner = testOf(node.of, columns)
    const opposite = inner && OPPOSITES[inner.operator]
    return inner && opposite && { ...inner, operator: opposite }
  }
  if (node.op === 'column') return made(node.id, 'yes', [], columns)
  if (node.op === 'call' && node.name === 'has') {
    const [of] = node.args
    return of?.op === 'column' ? made(of.id, 'has', [], columns) : undefined
  }
  if (node.op === 'in') {
    if (node.left.op !== 'column' || node.of.op !== 'list') return undefined
    const values = node.of.items.map(literal)
    return values.every((value) => value !== undefined) ? made(node.left.id, 'in', values, columns) : undefined
  }
  if (node.op !== 'compare') return undefined
  const [column, other, sign] =
    node.left.op === 'column'
      ? [node.left, node.right, node.sign]
      : [node.right, node.left, FLIPPED[node.sign] ?? node.sign]
  const value = literal(other)
  const operator = COMPARING.find((one) => SIGNS[one] === sign)
  return column.op === 'column' && value !== undefined && operator
    ? made(column.id, operator, [value], columns)
    : undefined
}

/** A test only where the form could have made it, so that writing it gives the same text again. */
function made(id: string, operator: Operator, values: readonly string[], columns: readonly Column[]): Test | undefined {
  const column = columns.find((one) => one.id === id)
  if (column === undefined || !operatorsOf(column).includes(operator)) return undefined
  return { kind: 'test', column: id, operator, values }
}

function literal(node: Node): string | undefined {
  if (node.op === 'number') return node.text
  if (node.op === 'negate' && node.of.op === 'number') return `-${node.of.text}`
  if (node.op === 'text') return node.value
  const [day] = node.op === 'call' && node.name === 'date' ? node.args : []
  return day?.op === 'text' ? day.value : undefined
}

/** The same as CEL; undefined while something is not filled in. No rows are no condition. */
export function writeCondition(group: Group, columns: readonly Column[]): string | undefined {
  if (group.items.length === 0) return ''
  const text = written(group, columns)
  const parsed = text === undefined ? undefined : parseExpression(text)
  return parsed?.ok ? celText(parsed.value) : undefined
}

function written(one: Condition, columns: readonly Column[]): string | undefined {
  if (one.kind === 'test') return writtenTest(one, columns)
  const parts = one.items.map((item) => written(item, columns))
  if (parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined
  return `(${parts.join(` ${one.join} `)})`
}

function writtenTest({ column: id, operator, values }: Test, columns: readonly Column[]): string | undefined {
  const column = columns.find((one) => one.id === id)
  if (column === undefined) return undefined
  if (operator === 'yes') return id
  if (operator === 'no') return `!${id}`
  if (operator === 'has') return `has(${id})`
  if (operator === 'missing') return `!has(${id})`
  const texts = values.map((value) => writtenValue(value, column))
  if (texts.length === 0 || !texts.every((text) => text !== undefined)) return undefined
  if (isComparing(operator)) return `${id} ${SIGNS[operator]} ${texts[0]}`
  const list = `${id} in [${texts.join(', ')}]`
  return operator === 'in' ? list : `!(${list})`
}

function writtenValue(value: string, column: Column): string | undefined {
  switch (valueKind(column)) {
    case 'number':
      return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) ? value : undefined
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? `date("${value}")` : undefined
    case 'option':
      return value === '' ? undefined : JSON.stringify(value)
    default:
      return undefined
  }
}

/** Rows that are not filled in. */
export const unfilled = (one: Condition, columns: readonly Column[]): number =>
  one.kind === 'test'
    ? Number(writtenTest(one, columns) === undefined)
    : one.items.reduce((sum, item) => sum + unfilled(item, columns), Number(one.items.length === 0))
