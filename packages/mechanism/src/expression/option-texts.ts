import type { Column } from '../model/column.ts'
import type { Node } from './node.ts'
import { type ExpressionType, type Option, REASONS, typeOfColumn } from './type.ts'

/** What is known of the columns and of the members named within lists. */
type Scope = ReadonlyMap<string, ExpressionType>
type Text = Extract<Node, { op: 'text' }>
type Convert = (text: Text, options: readonly Option[]) => Node

export const scopeOf = (columns: readonly Column[]): Scope =>
  new Map(columns.map((column) => [column.id, typeOfColumn(column)]))

/** Every text that stands for an option, turned by `convert`: its id into what people call it, or back. */
export function mapOptions(node: Node, scope: Scope, expected: ExpressionType | undefined, convert: Convert): Node {
  const map = (child: Node, hint?: ExpressionType): Node => mapOptions(child, scope, hint, convert)
  const hint = (child: Node): ExpressionType | undefined => hintOf(child, scope)
  switch (node.op) {
    case 'text':
      return expected?.kind === 'option' ? convert(node, expected.options) : node
    case 'not':
    case 'negate':
      return { ...node, of: map(node.of) }
    case 'arithmetic':
    case 'logic':
    case 'compare':
      return { ...node, left: map(node.left, hint(node.right)), right: map(node.right, hint(node.left)) }
    case 'list': {
      const of = expected?.kind === 'list' ? expected.of : node.items.map(hint).find((one) => one !== undefined)
      return { ...node, items: node.items.map((item) => map(item, of)) }
    }
    case 'in': {
      const [left, of] = [hint(node.left), hint(node.of)]
      return {
        ...node,
        left: map(node.left, of?.kind === 'list' ? of.of : undefined),
        of: map(node.of, left && { kind: 'list', of: left }),
      }
    }
    case 'if': {
      const of = expected ?? hint(node.yes) ?? hint(node.no)
      return { ...node, test: map(node.test), yes: map(node.yes, of), no: map(node.no, of) }
    }
    case 'over': {
      const list = map(node.list)
      if (node.each === undefined) return { ...node, list }
      const { item, body } = node.each
      return { ...node, list, each: { item, body: mapOptions(body, within(node, scope), undefined, convert) } }
    }
    case 'call': {
      if (node.name === 'date' || node.name === 'has' || node.name === 'reason') return node
      const of = node.args.map(hint).find((one) => one !== undefined) ?? expected
      return { ...node, args: node.args.map((arg) => map(arg, of)) }
    }
    default:
      return node
  }
}

/** The options a part of an expression is about, where it is about any. */
function hintOf(node: Node, scope: Scope): ExpressionType | undefined {
  const known = (type: ExpressionType | undefined) =>
    type?.kind === 'option' || (type?.kind === 'list' && type.of.kind === 'option') ? type : undefined
  switch (node.op) {
    case 'column':
      return known(scope.get(node.id))
    case 'if':
      return hintOf(node.yes, scope) ?? hintOf(node.no, scope)
    case 'list': {
      const of = node.items.map((item) => hintOf(item, scope)).find((one) => one !== undefined)
      return of && { kind: 'list', of }
    }
    case 'call':
      if (node.name === 'reason') return REASONS
      return ['or', 'min', 'max'].includes(node.name)
        ? node.args.map((arg) => hintOf(arg, scope)).find((one) => one !== undefined)
        : undefined
    default:
      return undefined
  }
}

function within(node: Extract<Node, { op: 'over' }>, scope: Scope): Scope {
  const list = hintOf(node.list, scope)
  if (node.each === undefined || list?.kind !== 'list') return scope
  return new Map([...scope, [node.each.item, list.of]])
}
