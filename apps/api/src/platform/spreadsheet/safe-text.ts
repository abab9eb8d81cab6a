// Spreadsheets take a text for a formula by its first character, and some fold full-width forms before they look.
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/

/** Whether a spreadsheet could run this text as a formula when it opens a CSV file. A plain number such as -6.0 is harmless. */
export const isFormulaLike = (text: string): boolean => FORMULA_START.test(text) && !PLAIN_NUMBER.test(text)

/** CSV text (UTF-8 with byte order mark, CRLF, as Excel expects it); a cell that looks like a formula gets a leading '. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = isFormulaLike(text) ? `'${text}` : text
    return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
