import { normalText } from '../../../platform/spreadsheet/index.ts'

/** Full-width blanks count two. */
const indentOf = (raw: string): number =>
  [...(/^[\s\u3000]*/u.exec(raw)?.[0] ?? '')].reduce((width, blank) => width + (blank === '\u3000' ? 2 : 1), 0)

/** How a number is written decides its level: 一、 · （一） · 1 · 1.1 · (1) · ①. */
function styleOf(code: string): string | undefined {
  const text = normalText(code).replace(/[.、]$/, '')
  if (/^\d+(\.\d+)*$/.test(text)) return `number ${text.split('.').length}`
  if (/^[一二三四五六七八九十]+$/.test(text)) return 'chinese'
  if (/^\([一二三四五六七八九十]+\)$/.test(text)) return 'chinese in brackets'
  if (/^\(?\d+\)$/.test(text)) return 'in brackets'
  if (/^[\u2460-\u2473]$/u.test(text)) return 'in a circle'
  return undefined
}

const segments = (style: string): number => Number(/^number (\d+)$/.exec(style)?.[1] ?? 0)

interface Placed {
  readonly code: string
  readonly raw: string
}

/**
 * How deep each line stands, from 0, by the style of its number, or where no line has one by its indentation. A style met
 * before leads back to its level; a new one goes one deeper; 2 after 1.1 goes up again.
 */
export function depthsOf(lines: readonly Placed[]): readonly number[] {
  const styles = lines.map(({ code }) => styleOf(code))
  return styles.every((style) => style === undefined) ? byIndent(lines) : byStyle(styles)
}

function byStyle(styles: readonly (string | undefined)[]): readonly number[] {
  const stack: string[] = []
  return styles.map((style) => {
    if (style === undefined) return Math.max(0, stack.length - 1)
    const known = stack.indexOf(style)
    if (known >= 0) stack.length = known
    else while (segments(style) > 0 && segments(stack.at(-1) ?? '') > segments(style)) stack.pop()
    return stack.push(style) - 1
  })
}

function byIndent(lines: readonly Placed[]): readonly number[] {
  const stack: number[] = []
  return lines.map(({ raw }) => {
    const indent = indentOf(raw)
    while (stack.length > 0 && (stack.at(-1) ?? 0) >= indent) stack.pop()
    return stack.push(indent) - 1
  })
}
