import { NAMES, SIGNS } from './chinese-words.ts'
import type { Node } from './node.ts'

/** How tightly a node binds; a looser child stands in brackets. */
export const binding = (node: Node): number => {
  switch (node.op) {
    case 'if':
      return 1
    case 'logic':
      return node.sign === '||' ? 2 : 3
    case 'compare':
      return node.sign === '==' || node.sign === '!=' ? 4 : 5
    case 'in':
      return 5
    case 'arithmetic':
      return node.sign === '+' || node.sign === '-' ? 6 : 7
    case 'not':
    case 'negate':
      return 8
    default:
      return 9
  }
}

/** What the right side must bind at least: tighter, as in a − (b + c); of any comparison, tighter than all of them, for the eye. */
export const bindingRight = (node: Node): number => (node.op === 'compare' ? 6 : binding(node) + 1)

/**
 * EXPR-4: an expression in Chinese: 得分 ≥ 85 且 名次 ≤ 3. `nameOf` gives what stands for a column: its label, or, for
 * *why*, the value in its cell.
 */
export function printExpression(node: Node, nameOf: (column: string) => string): string {
  const print = (child: Node): string => printExpression(child, nameOf)
  const inner = (child: Node, least: number): string => (binding(child) < least ? `（${print(child)}）` : print(child))
  switch (node.op) {
    case 'number':
      return node.text
    case 'text':
      return node.isLabel ? `“${node.value}”` : JSON.stringify(node.value)
    case 'flag':
      return node.value ? '是' : '否'
    case 'column':
      return nameOf(node.id)
    case 'not':
      return `非 ${inner(node.of, 9)}`
    case 'negate':
      return `−${inner(node.of, 9)}`
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return `${inner(node.left, binding(node))} ${SIGNS[node.sign] ?? node.sign} ${inner(node.right, bindingRight(node))}`
    case 'list':
      return `[${node.items.map(print).join('，')}]`
    case 'in':
      return `${inner(node.left, 5)} 在 ${printMembers(node.of, inner)} 中`
    case 'if':
      return `若 ${inner(node.test, 2)} 则 ${inner(node.yes, 2)} 否则 ${inner(node.no, 1)}`
    case 'over': {
      const each = node.each === undefined ? '' : `，${node.each.item}，${print(node.each.body)}`
      return `${NAMES[node.name]}（${print(node.list)}${each}）`
    }
    case 'call':
      return `${NAMES[node.name]}（${node.args.map(print).join('，')}）`
  }
}

/** 类别 在 “A 类”、“B 类” 中; anything but a list of texts as it is. */
const printMembers = (of: Node, inner: (child: Node, least: number) => string): string =>
  of.op === 'list' && of.items.length > 0 && of.items.every((item) => item.op === 'text')
    ? of.items.map((item) => inner(item, 9)).join('、')
    : inner(of, 6)
