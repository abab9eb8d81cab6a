import type { Node } from './node.ts'

const SIGNS: { readonly [sign: string]: string } = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '<=': '≤',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
  '&&': '且',
  '||': '或',
}
const NAMES = {
  has: '有数',
  or: '缺则取',
  reason: '缺因',
  min: '较小',
  max: '较大',
  abs: '绝对值',
  floor: '取整',
  ceil: '进位取整',
  round: '四舍五入',
  clamp: '限于',
  count: '个数',
  number: '数值',
} as const

/** How tightly a node binds; a looser child stands in brackets. */
const binding = (node: Node): number => {
  switch (node.op) {
    case 'if':
      return 1
    case 'logic':
      return node.sign === '||' ? 2 : 3
    case 'compare':
    case 'in':
      return 4
    case 'arithmetic':
      return node.sign === '+' || node.sign === '-' ? 5 : 6
    case 'not':
    case 'negate':
      return 7
    default:
      return 8
  }
}

/**
 * An expression in Chinese: 得分 ≥ 85 且 名次 ≤ 3. `nameOf` gives the label of a column, or, for *why*, the value
 * that stands in its cell.
 */
export function printExpression(node: Node, nameOf: (column: string) => string): string {
  const inner = (child: Node, least: number): string => {
    const text = printExpression(child, nameOf)
    return binding(child) < least ? `（${text}）` : text
  }
  switch (node.op) {
    case 'number':
      return node.text
    case 'text':
      return node.value
    case 'flag':
      return node.value ? '是' : '否'
    case 'column':
      return nameOf(node.id)
    case 'not':
      return `非${inner(node.of, 8)}`
    case 'negate':
      return `−${inner(node.of, 8)}`
    case 'arithmetic':
    case 'compare':
    case 'logic': {
      const own = binding(node)
      // a − (b + c) keeps its brackets: the right side must bind tighter.
      return `${inner(node.left, own)} ${SIGNS[node.sign] ?? node.sign} ${inner(node.right, own + 1)}`
    }
    case 'in':
      return `${inner(node.left, 5)} 属于 ${node.options.join('、')}`
    case 'if':
      return `若 ${inner(node.test, 2)} 则 ${inner(node.yes, 2)} 否则 ${inner(node.no, 1)}`
    case 'call':
      return `${NAMES[node.name]}（${node.args.map((arg) => printExpression(arg, nameOf)).join('，')}）`
  }
}
