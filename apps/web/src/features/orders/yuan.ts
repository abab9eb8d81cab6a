/** Yuan as people write them, with or without separators, as whole fen; null where it is no amount of money. */
export function fenOf(text: string): string | null {
  const read = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/[,，]/g, ''))
  if (!read) return null
  return `${read[1]}${(read[2] ?? '').padEnd(2, '0')}`.replace(/^0+(?=\d)/, '')
}
