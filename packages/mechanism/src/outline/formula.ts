import { fail, ok, type Result } from '@jizhi/domain'
import type { SettingMeta } from '../blocks/setting.ts'
import { celText } from '../expression/cel.ts'
import { chineseText } from '../expression/chinese.ts'
import { parseExpression } from '../expression/parse.ts'
import { parseChinese } from '../expression/read-either.ts'
import type { Column } from '../model/column.ts'
import { inLine, unmarked } from './mark.ts'

/** OUT-4: an expression in Chinese where that reads back as the very same text, else as it is, between backquotes. */
export function printFormula(source: string, meta: SettingMeta, columns: readonly Column[]): string {
  const raw = source === inLine(source) ? `\`${source}\`` : JSON.stringify(source)
  const parsed = parseExpression(source)
  if (!parsed.ok) return raw
  const chinese = chineseText(parsed.value, columns, meta.wants)
  // What parts a line, or could be taken for a quotation or a note, is shown as it is.
  if (/[；\n`]|^["〔]|〕$/.test(chinese)) return raw
  const back = readFormula(chinese, meta, columns)
  return back.ok && back.value === source ? chinese : raw
}

/** The expression behind a text: Chinese, CEL, or CEL between backquotes. */
export function readFormula(text: string, meta: SettingMeta, columns: readonly Column[]): Result<string, string> {
  const raw = /^`(.*)`$/s.exec(text)
  if (raw !== null) return ok(raw[1] ?? '')
  const quoted = text.startsWith('"') ? unmarked(text) : undefined
  if (quoted !== undefined) return ok(quoted)
  const chinese = parseChinese(text, columns, meta.wants)
  if (chinese.ok) return ok(celText(chinese.value))
  return parseExpression(text).ok ? ok(text) : fail(chinese.fault.message)
}
