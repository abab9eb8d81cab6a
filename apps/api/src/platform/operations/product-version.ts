import { readFileSync } from 'node:fs'

/** The release that this program belongs to. */
export function productVersion(): string {
  const file: unknown = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) // from src as well as from dist
  return typeof file === 'object' && file !== null && 'version' in file ? String(file.version) : '0'
}
