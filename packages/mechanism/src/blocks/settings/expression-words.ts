import { parseExpression } from '../../expression/parse.ts'
import { printExpression } from '../../expression/print.ts'
import type { RosterType } from '../../model/block-def.ts'
import type { Column } from '../../model/column.ts'
import { labelOf } from './roster-type.ts'

/** EXPR-4: an expression with the labels of its columns; as written where it cannot be read. */
export function sayExpression(
  source: string,
  input: RosterType | undefined,
  own: readonly Pick<Column, 'id' | 'label'>[] = [],
): string {
  if (source === '') return '未设'
  const parsed = parseExpression(source)
  if (!parsed.ok) return source
  return printExpression(parsed.value, (id) => own.find((one) => one.id === id)?.label ?? labelOf(input, id))
}
