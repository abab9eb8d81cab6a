import type { Column } from '../model/column.ts'
import { isBare } from './chinese-words.ts'
import type { Wanted } from './compile.ts'
import type { Node } from './node.ts'
import { mapOptions, scopeOf } from './option-texts.ts'
import { printExpression } from './print.ts'
import { typeOfColumn } from './type.ts'

/** The column a value is wanted for, where one is named. */
export const expectedOf = (wants: Wanted | undefined) =>
  wants === undefined || typeof wants === 'string' ? undefined : typeOfColumn(wants)

/** EXPR-5: an expression in Chinese as it can be read again; labels that read as something else stand in 「」. */
export function chineseText(node: Node, columns: readonly Column[], wants?: Wanted): string {
  const named = mapOptions(node, scopeOf(columns), expectedOf(wants), (text, options) => {
    const label = options.find(({ id }) => id === text.value)?.label
    const isOne =
      label !== undefined && !/[“”]/.test(label) && options.filter((one) => one.label === label).length === 1
    return isOne ? { op: 'text', value: label, isLabel: true } : text
  })
  const items = itemsIn(node)
  return printExpression(named, (id) => {
    const column = columns.find((one) => one.id === id)
    return column === undefined ? id : nameIn(column, columns, items)
  })
}

function nameIn({ id, label }: Column, columns: readonly Column[], items: ReadonlySet<string>): string {
  if (/[「」\n\r]/.test(label)) return id
  const isTaken = items.has(label) || columns.some((one) => one.id === label && one.id !== id)
  const name = isBare(label) && !isTaken ? label : `「${label}」`
  return columns.some((one) => one.label === label && one.id !== id) ? `${name}〔${id}〕` : name
}

function itemsIn(node: Node): ReadonlySet<string> {
  const items = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('item' in value && typeof value.item === 'string') items.add(value.item)
    for (const inner of Object.values(value)) look(inner)
  }
  look(node)
  return items
}
