import type { Instant, Key } from '@jizhi/domain'
import type { AnyFact, FrozenCell, OutcomeRows } from '../../src/index.ts'
import { fact, instant } from '../build.ts'

/** One row of a frozen table: a flag, or several cells in the order of the columns given. */
type Row = boolean | readonly (number | string | null)[]

const BACK: OutcomeRows['types'] = [{ id: 'back', type: 'flag' }]

/** What a month before froze: rows by key, and who else was in the domain. */
export const past = (
  period: string,
  rows: { readonly [key: string]: Row },
  more: {
    readonly types?: OutcomeRows['types']
    readonly out?: readonly string[]
    readonly missing?: readonly string[]
    readonly scheme?: string
    readonly result?: string
    readonly known?: Instant
    readonly at?: Instant
    readonly revision?: number
  } = {},
): AnyFact => {
  const types = more.types ?? BACK
  const keys = Object.keys(rows) as Key[] // written by the test
  const cellOf = (value: number | string | null): FrozenCell =>
    value === null ? { m: 'unreported' } : { v: String(value) }
  const cells = (at: number): FrozenCell[] =>
    Object.values(rows).map((row) => (typeof row === 'boolean' ? { v: row ? '1' : '0' } : cellOf(row[at] ?? null)))
  const { scheme = '', result = 'result', revision = 1 } = more
  return fact(
    'outcome',
    {
      scheme,
      result,
      period,
      ...(more.at === undefined ? {} : { at: more.at }),
      revision,
      types,
      rows: {
        keys,
        columns: types.map(({ id }, at) => ({ id, cells: cells(at) })),
        domain: [
          ...keys.map((key) => ({ key, standing: 'in' as const })),
          ...(more.out ?? []).map((key) => ({ key: key as Key, standing: 'out' as const })),
          ...(more.missing ?? []).map((key) => ({ key: key as Key, standing: 'unreported' as const })),
        ],
      },
    },
    { item: `${scheme}/${result}/${period}` },
    { id: `outcome-${scheme}-${result}-${period}-${revision}`, known: more.known ?? instant('2019-05-02') },
  )
}
