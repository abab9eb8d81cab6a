import { chineseText } from '../../expression/chinese.ts'
import { parseExpression } from '../../expression/parse.ts'
import type { RosterType } from '../../model/block-def.ts'
import type { Column } from '../../model/column.ts'

/** EXPR-4: an expression with the labels of its columns; as written where it cannot be read. */
export function sayExpression(source: string, input: RosterType | undefined, own: readonly Column[] = []): string {
  if (source === '') return '未设'
  const parsed = parseExpression(source)
  return parsed.ok ? chineseText(parsed.value, [...own, ...(input?.columns ?? [])]) : source
}
