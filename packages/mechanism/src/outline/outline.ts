import { blockDef } from '../blocks/index.ts'
import { isBlockKind } from '../blocks/read-config.ts'
import { shapeOf } from '../blocks/setting-shape.ts'
import { plainSettings } from '../edit/settings.ts'
import type { Block, Mechanism, PortRef } from '../model/mechanism.ts'
import { sayRounding } from '../model/rounding-words.ts'
import { isHead, printHead } from './head.ts'
import { amongOthers, inLine } from './mark.ts'
import { numeral } from './numerals.ts'
import { sectionsOf } from './outline-order.ts'
import { PARAMETER_FIELDS, parameterRow } from './parameter-rows.ts'
import { printRow, printSettings } from './print-settings.ts'
import { type Names, namesOf } from './scope.ts'

const INDENT = '   '
const titled = (words: string, id: string): string =>
  `${/[〔〕]/.test(words) || isHead(words) ? JSON.stringify(words) : inLine(words)}〔${id}〕`

/**
 * OUT-1: the mechanism as numbered Chinese text, whole: `readOutline` gives back the same document. Each item begins
 * with the block's sentence; below stands what comes to it, and every setting that is not as the kind supposes.
 */
export function outline(mechanism: Mechanism): string {
  const names = namesOf(mechanism)
  const sections = sectionsOf(mechanism)
  const numbers = new Map(sections.flatMap((one) => one.blocks).map((block, at) => [block.id, at + 1]))
  const lines: string[] = [titled(mechanism.name, mechanism.id), `舍入：${sayRounding(mechanism.rounding)}`]
  for (const [at, { group, blocks }] of sections.entries()) {
    const before = sections[0]?.group === undefined ? 0 : 1
    if (group !== undefined) lines.push('', `${numeral(at + before)}、${titled(group.title, group.id)}`)
    for (const block of blocks) lines.push('', ...printItem(mechanism, block, names, numbers))
  }
  return `${[...lines, ...printRest(mechanism, names), ...printParameters(mechanism, names)].join('\n')}\n`
}

function printItem(mechanism: Mechanism, block: Block, names: Names, numbers: ReadonlyMap<string, number>): string[] {
  const open = names.drawing.byId.get(block.id)
  const sentence = open?.sentence(names.drawing.input(block.id)).replace(/\s+/g, ' ')
  const head = `${numbers.get(block.id)}. ${printHead(block)}${sentence === undefined ? '' : `：${sentence}`}`
  return [
    head,
    ...[
      ...mechanism.wires
        .filter((wire) => wire.to.block === block.id)
        .map((wire) => {
          const number = numbers.get(wire.from.block)
          const source = number === undefined ? ` 〔${wire.from.block}〕` : ` ${number}`
          return `接在${source}${sayOut(wire.from, names)} 之后${sayIn(wire.to, names)}`
        }),
      ...printOwn(block, names),
      ...printEnds(mechanism, block, names),
    ].map((line) => `${INDENT}${line}`),
  ]
}

function printOwn(block: Block, names: Names): string[] {
  const settings = isBlockKind(block.kind) ? plainSettings(block) : undefined
  if (settings?.ok !== true) return [`原文：${JSON.stringify(block.config)}`]
  const shape = shapeOf(blockDef(block.kind).schema)
  return shape.form === 'group' ? printSettings(shape.fields, settings.value, names.at(block.id)) : []
}

const portWords = (id: string, ports: readonly { readonly id: string; readonly label: string }[]): string => {
  const label = ports.find((one) => one.id === id)?.label
  const isOne = label !== undefined && ports.filter((one) => one.label === label).length === 1
  return isOne && label === amongOthers(label) ? `“${label}”` : `〔${id}〕`
}

function sayOut({ block, port }: PortRef, names: Names): string {
  const ports = names.drawing.byId.get(block)?.outputs ?? []
  return ports.length === 1 && ports[0]?.id === port ? '' : ` 的${portWords(port, ports)}`
}

function sayIn({ block, port }: PortRef, names: Names): string {
  const ports = names.drawing.byId.get(block)?.inputs ?? []
  return ports.length === 1 && ports[0]?.id === port ? '' : `，进${portWords(port, ports)}`
}

function printEnds(mechanism: Mechanism, block: Block, names: Names): string[] {
  const ends = mechanism.ends.filter((end) => end.block === block.id)
  const ports = names.drawing.byId.get(block.id)?.outputs ?? []
  return ends.length === 0 ? [] : [`到此为止：${ends.map(({ port }) => portWords(port, ports)).join('、')}`]
}

/** Wires and ends of blocks that are not there: nobody can draw them, but a document may hold them. */
function printRest(mechanism: Mechanism, names: Names): string[] {
  const known = new Set(mechanism.blocks.map((block) => block.id))
  const lost = [
    ...mechanism.wires.filter((wire) => !known.has(wire.to.block)),
    ...mechanism.ends.filter((end) => !known.has(end.block)),
  ]
  return lost.length === 0 || names.drawing === undefined
    ? []
    : ['', '图外', ...lost.map((one) => `  - ${JSON.stringify(one)}`)]
}

function printParameters(mechanism: Mechanism, names: Names): string[] {
  const { parameters = [] } = mechanism
  if (parameters.length === 0) return []
  const rows = parameters.flatMap((one) => {
    const words = names.plain(one.block)
    const row = parameterRow(one, words === amongOthers(words) ? words : '')
    return printRow(PARAMETER_FIELDS, row, names.at(one.block))
  })
  return ['', '参数', ...rows.map((line) => `  ${line}`)]
}
