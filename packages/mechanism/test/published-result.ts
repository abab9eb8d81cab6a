import { readFileSync } from 'node:fs'

/** Rows of a published table (`apps/api/data/results`), by column name. Its cells hold no commas and no quotes. */
export function publishedResult(name: string): readonly { readonly [column: string]: string }[] {
  const path = new URL(`../../../apps/api/data/results/${name}.csv`, import.meta.url)
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const columns = head.trim().split(',')
  return lines.map((line) => {
    const cells = line.replace('\r', '').split(',')
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
  })
}

/** `95.5` at scale 2 → 9550. */
export const scaled = (text: string, scale: number): number => {
  const [whole = '0', fraction = ''] = text.split('.')
  return Number(`${whole}${fraction.padEnd(scale, '0')}`)
}
