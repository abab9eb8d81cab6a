import { CARD_WIDTH, cardHeight, portOffset } from '../../drawing-lines/index.ts'
import { wireEdges } from '../canvas/flow-parts.ts'
import { wireShape } from '../canvas/wire-path.ts'
import type { BlockView } from '../drawing/block-view.ts'
import type { Drawing } from '../drawing/change.ts'

/** A colour by the name of its token, as the reader's page has it. */
export type ColourOf = (token: string) => string

export interface DrawnPicture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

const ROOM = 40
/** Signs of a sentence to a line of a card, and lines to a card. */
const [LINE, LINES] = [16, 2]
const NOWHERE = { x: 0, y: 0 }
const noCounts = {}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** The drawing as one SVG picture that needs nothing else: cards with 名 and sentence, wires, the names of ways out, notes. */
export function drawingSvg(drawing: Drawing, views: ReadonlyMap<string, BlockView>, colour: ColourOf): DrawnPicture {
  const at = (id: string) => drawing.layout.positions[id] ?? NOWHERE
  const notes = drawing.layout.notes ?? []
  const boxes = [
    ...[...views.values()].map((view) => ({ ...at(view.id), width: CARD_WIDTH, height: cardHeight(view) })),
    ...notes,
  ]
  const left = Math.min(0, ...boxes.map(({ x }) => x)) - ROOM
  const top = Math.min(0, ...boxes.map(({ y }) => y)) - ROOM
  const width = Math.max(0, ...boxes.map((box) => box.x + box.width)) + ROOM - left
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height)) + ROOM - top
  const wires = wireEdges(drawing, views, noCounts, undefined).flatMap(({ data }) => {
    if (data === undefined) return []
    const { wire, lane, around } = data
    const into = views.get(wire.to.block)?.inputs.findIndex(({ id }) => id === wire.to.port) ?? 0
    const from = { x: at(wire.from.block).x + CARD_WIDTH, y: at(wire.from.block).y + portOffset(lane) }
    const to = { x: at(wire.to.block).x, y: at(wire.to.block).y + portOffset(Math.max(into, 0)) }
    const { path } = wireShape(from, to, lane, around)
    const stroke = colour('ink3')
    return [
      `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="1.5"/>`,
      `<path d="M${to.x - 10} ${to.y - 4.5}l8 4.5l-8 4.5z" fill="${stroke}"/>`,
    ]
  })
  const stuck = notes.map(
    ({ x, y, width: wide, height: high, text }) =>
      `<g transform="translate(${x} ${y})"><rect width="${wide}" height="${high}" fill="${colour('amber-soft')}"/>` +
      `${linesOf(text, Math.floor(wide / 13), Math.floor(high / 18))
        .map((line, row) => said(line, 10, 24 + row * 18, 12, colour('ink')))
        .join('')}</g>`,
  )
  const cards = [...views.values()].map((view) => cardSvg(view, at(view.id), colour))
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" ` +
    `font-family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif">` +
    `<title>${escaped(drawing.mechanism.name)}</title>` +
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colour('ground')}"/>` +
    `${[...wires, ...cards, ...stuck].join('')}</svg>`
  return { svg, width, height }
}

function cardSvg(view: BlockView, { x, y }: { readonly x: number; readonly y: number }, colour: ColourOf): string {
  const height = cardHeight(view)
  const named = view.outputs.length > 1
  const ports = named
    ? view.outputs.map(({ label }, lane) =>
        said(label, CARD_WIDTH - 10, portOffset(lane) + 4, 11, colour('ink2'), 'end'),
      )
    : []
  const lines = linesOf(view.sentence, named ? LINE - 5 : LINE, LINES)
  return (
    `<g transform="translate(${x} ${y})">` +
    `<rect width="${CARD_WIDTH}" height="${height}" rx="6" fill="${colour('surface')}" stroke="${colour('line-strong')}"/>` +
    `<rect width="5" height="${height}" rx="2" fill="${colour(`family-${view.family}`)}"/>` +
    said(view.name, 18, 27, 14, colour('ink'), 'start', true) +
    lines.map((line, at) => said(line, 18, 50 + at * 18, 12, colour('ink2'))).join('') +
    `${ports.join('')}</g>`
  )
}

const said = (
  text: string,
  x: number,
  y: number,
  size: number,
  fill: string,
  anchor = 'start',
  isBold = false,
): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${isBold ? ' font-weight="600"' : ''}>${escaped(text)}</text>`

/** Lines of so many signs, at most so many; what is left over is said to be there. */
function linesOf(text: string, signs: number, most: number): readonly string[] {
  const all = text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${Math.max(signs, 1)}}`, 'gsu')) ?? [])
  if (all.length <= most) return all
  return [...all.slice(0, most - 1), `${(all[most - 1] ?? '').slice(0, -1)}…`]
}
