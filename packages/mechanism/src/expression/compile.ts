import { fail, ok, type Result, type WorkingCalendar } from '@jizhi/domain'
import type { Column } from '../model/column.ts'
import { compileArithmetic } from './arithmetic.ts'
import { columnReader } from './cell.ts'
import { certain, compileComparison, compileLogic } from './comparison.ts'
import { compileCall } from './functions.ts'
import { compileIn, compileList, compileOver, slotOf } from './list.ts'
import type { ExpressionFault, Node } from './node.ts'
import { parseExpression } from './parse.ts'
import {
  type CellReader,
  type CompileChild,
  type Compiled,
  mistyped,
  overNumber,
  type Piece,
  sayPiece,
} from './piece.ts'
import { Scene } from './scene.ts'
import { type ExpressionType, FLAG, fitsColumn, PLAIN, sayType, sharedType, typeOfColumn } from './type.ts'
import { isGap, type Outcome } from './value.ts'

export interface CompiledExpression {
  readonly node: Node
  readonly type: ExpressionType
  /** Ids of the columns read, in the order `evaluate` asks for them by number. */
  readonly reads: readonly string[]
  /** Total and pure: a value, or missing with a reason, with `fault` where it could not be computed (EVAL-8). */
  readonly evaluate: (cell: CellReader, calendar?: WorkingCalendar) => Outcome
  /** Whether it counts working days and must be given a calendar; without one it is 待定. */
  readonly countsDays: boolean
}

/** A condition, a figure of any unit, or whatever fits the column it will be written to. */
export type Wanted = 'flag' | 'number' | Column

/** EXPR-1, VAL-6: reads an expression, checks its types against the columns of the wire, and makes a closure of it. */
export function compileExpression(
  source: string,
  columns: readonly Column[],
  wants: Wanted,
): Result<CompiledExpression, ExpressionFault> {
  const parsed = parseExpression(source)
  if (!parsed.ok) return parsed
  const scene = new Scene()
  const place: Place = { columns: new Map(columns.map((column) => [column.id, column])), reads: [], scene, items: NONE }
  const target = typeof wants === 'string' ? undefined : typeOfColumn(wants)
  const piece = compileNode(parsed.value, place, target)
  if (!piece.ok) return piece
  const misfit = unwanted(piece.value, wants)
  if (misfit !== undefined) return mistyped(misfit)
  const { type, run } = piece.value
  const evaluate = (cell: CellReader, calendar?: WorkingCalendar): Outcome => {
    scene.begin(calendar)
    return run(cell)
  }
  return ok({ node: parsed.value, type, reads: place.reads, evaluate, countsDays: scene.countsDays })
}

function unwanted(piece: Piece, wants: Wanted): string | undefined {
  const { type } = piece
  if (wants === 'flag')
    return type.kind === 'flag' ? undefined : `这里要一个判断（是或否），现在得到的是${sayPiece(piece)}。`
  if (wants === 'number') return type.kind === 'number' ? undefined : `这里要一个数，现在得到的是${sayPiece(piece)}。`
  if (fitsColumn(type, wants)) return undefined
  return `算出来的是${sayPiece(piece)}，写不进“${wants.label}”（${sayType(typeOfColumn(wants))}）。`
}

/** Where a part of an expression stands: what it may name, and what it shares with the other parts. */
interface Place {
  readonly columns: ReadonlyMap<string, Column>
  readonly reads: string[]
  readonly scene: Scene
  /** Members of the lists looked through here, by the names given to them. */
  readonly items: ReadonlyMap<string, Piece>
}
const NONE: Place['items'] = new Map()

function compileNode(node: Node, place: Place, expected?: ExpressionType): Compiled {
  const piece = compileOne(node, place, expected)
  if (!piece.ok || place.items.size === 0) return piece
  // EXPR-3: what stands within a list is counted each time it is visited.
  const { run } = piece.value
  return ok({ ...piece.value, run: (cell) => place.scene.visit(run(cell)) })
}

function compileOne(node: Node, place: Place, expected?: ExpressionType): Compiled {
  const child = (inner: Node, hint?: ExpressionType) => compileNode(inner, place, hint)
  switch (node.op) {
    case 'number':
      return ok({ type: PLAIN, run: () => node.value })
    case 'flag':
      return ok({ type: FLAG, run: () => node.value })
    case 'text':
      return compileText(node.value, expected)
    case 'column':
      return compileColumn(node.id, place)
    case 'not':
    case 'negate': {
      const of = child(node.of)
      return of.ok ? compileUnary(node.op, of.value) : of
    }
    case 'list':
      return compileList(node.items, child, expected)
    case 'in':
      return compileIn(node.left, node.of, child)
    case 'over':
      return compileEach(node, place)
    case 'if':
      return compileIf(node, child, expected)
    case 'call':
      return compileCall(node.name, node.args, child, place.scene, expected)
    default:
      return compilePair(node, child)
  }
}

function compilePair(node: Extract<Node, { op: 'arithmetic' | 'compare' | 'logic' }>, child: CompileChild): Compiled {
  // A text takes its meaning from the other side: 类别 == "A".
  const textFirst = node.left.op === 'text'
  const first = child(textFirst ? node.right : node.left)
  if (!first.ok) return first
  const second = child(textFirst ? node.left : node.right, first.value.type)
  if (!second.ok) return second
  const [left, right] = textFirst ? [second.value, first.value] : [first.value, second.value]
  if (node.op === 'arithmetic') return compileArithmetic(node.sign, left, right)
  if (node.op === 'logic') return compileLogic(node.sign, left, right)
  return compileComparison(node.sign, left, right)
}

function compileEach(node: Extract<Node, { op: 'over' }>, place: Place): Compiled {
  const list = compileNode(node.list, place)
  if (!list.ok) return list
  const { type } = list.value
  if (node.each === undefined || type.kind !== 'list')
    return compileOver(node.name, list.value, undefined, undefined, place.scene)
  const { item, body } = node.each
  if (place.columns.has(item) || place.items.has(item))
    return mistyped(`列表里每一项的名字“${item}”已经有别的意思，请换一个。`)
  const slot = slotOf(type.of)
  const inner = compileNode(body, { ...place, items: new Map([...place.items, [item, slot.piece]]) })
  return inner.ok ? compileOver(node.name, list.value, inner.value, slot, place.scene) : inner
}

function compileText(text: string, expected: ExpressionType | undefined): Compiled {
  if (expected?.kind === 'id') return ok({ type: expected, run: () => text })
  if (expected?.kind !== 'option') return ok({ type: { kind: 'literal' }, run: () => text })
  const index = expected.options.findIndex((one) => one.id === text)
  if (index < 0)
    return mistyped(`没有“${text.slice(0, 40)}”这个选项，可用：${expected.options.map((one) => one.id).join('、')}。`)
  const value = BigInt(index)
  return ok({ type: expected, run: () => value })
}

function compileColumn(id: string, { columns, items, reads }: Place): Compiled {
  const item = items.get(id)
  if (item !== undefined) return ok(item)
  const column = columns.get(id)
  if (column === undefined) {
    return fail({ code: 'expression.unknown-column', message: `前面没有“${id.slice(0, 40)}”这一列，请改用已有的列。` })
  }
  const { label } = column
  const type = typeOfColumn(column)
  const least = columnReader(column, reads)
  const upper = column.upTo === undefined ? undefined : columns.get(column.upTo)
  if (upper === undefined) return ok({ type, label, run: least })
  const bounds = { least, most: columnReader(upper, reads) }
  return ok({ type, label, run: (cell) => certain(bounds, cell), bounds })
}

function compileUnary(op: 'not' | 'negate', of: Piece): Compiled {
  if (op === 'negate') {
    if (of.type.kind !== 'number') return mistyped(`${sayPiece(of)}前面不能加负号。`)
    return ok({ type: of.type, run: overNumber(of.run, (a) => ({ num: -a.num, den: a.den })) })
  }
  if (of.type.kind !== 'flag') return mistyped('“!”后面要是判断。')
  return ok({
    type: FLAG,
    run: (cell) => {
      const value = of.run(cell)
      return isGap(value) ? value : value !== true
    },
  })
}

/** VAL-4: reads the taken side only. */
function compileIf(node: Extract<Node, { op: 'if' }>, child: CompileChild, expected?: ExpressionType): Compiled {
  const test = child(node.test)
  if (!test.ok) return test
  const yes = child(node.yes, expected)
  if (!yes.ok) return yes
  const no = child(node.no, expected ?? yes.value.type)
  if (!no.ok) return no
  if (test.value.type.kind !== 'flag') return mistyped('“?”前面要是判断。')
  const type = sharedType(yes.value.type, no.value.type)
  if (type === undefined) return mistyped(`“?”两种结果要是同一种：${sayPiece(yes.value)}和${sayPiece(no.value)}不同。`)
  return ok({
    type,
    run: (cell) => {
      const taken = test.value.run(cell)
      if (isGap(taken)) return taken
      return taken === true ? yes.value.run(cell) : no.value.run(cell)
    },
  })
}
