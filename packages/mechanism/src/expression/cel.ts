import type { Node } from './node.ts'
import { binding, bindingRight } from './print.ts'

/** EXPR-5: an expression as CEL, in one way only: `parseExpression(celText(node))` is `node` again. */
export function celText(node: Node): string {
  const inner = (child: Node, least: number): string =>
    binding(child) < least ? `(${celText(child)})` : celText(child)
  switch (node.op) {
    case 'number':
      return node.text
    case 'text':
      return JSON.stringify(node.value)
    case 'flag':
      return String(node.value)
    case 'column':
      return node.id
    case 'not':
      return `!${inner(node.of, 9)}`
    case 'negate':
      return `-${inner(node.of, 9)}`
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return `${inner(node.left, binding(node))} ${node.sign} ${inner(node.right, bindingRight(node))}`
    case 'list':
      return `[${node.items.map(celText).join(', ')}]`
    case 'in':
      return `${inner(node.left, 5)} in ${inner(node.of, 6)}`
    case 'if':
      return `${inner(node.test, 2)} ? ${inner(node.yes, 2)} : ${inner(node.no, 1)}`
    case 'over': {
      const each = node.each === undefined ? '' : `, ${node.each.item}, ${celText(node.each.body)}`
      return `${node.name}(${celText(node.list)}${each})`
    }
    case 'call':
      return `${node.name}(${node.args.map(celText).join(', ')})`
  }
}
