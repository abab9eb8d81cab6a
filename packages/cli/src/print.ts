import { jizhi } from './run.ts'

/** Whole numbers of any size stand in JSON as text. */
const plain = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

const line = (text: string): string => (text === '' ? '' : `${text}\n`)

/** One call as it is printed: standard output, standard error, exit code. */
export function printed(args: readonly string[]): {
  readonly code: number
  readonly out: string
  readonly aside: string
} {
  const wantsJson = args.includes('--json')
  const { code, text, json, aside = '' } = jizhi(args.filter((one) => one !== '--json'))
  return { code, out: line(wantsJson ? JSON.stringify(json, plain, 2) : text), aside: line(aside) }
}
