import type { Standing, State } from './standing.ts'

const ARTICLES: { readonly [id: string]: string } = {
  NA: '南安 六机制',
  LY: '龙岩 四连格局与五项机制',
  GM: '高明 六大机制',
  YK: '永康 一体化考核',
  FQ: '福清 智慧党建',
}

const STATES: readonly State[] = ['done', 'modelled', 'adapter', 'open', 'not ours']

const cell = (text: string): string => text.replaceAll('|', '/')

/** docs/acceptance.md: every phrase of the five articles, where it stands, and the test that says so. */
export function documentOf(standings: readonly Standing[]): string {
  const count = (state: State): number => standings.filter((one) => one.state === state).length
  const parts = Object.entries(ARTICLES).map(([id, title]) => {
    const own = standings.filter(({ row }) => row.id.startsWith(id))
    const lines = own.map(
      ({ row, state, proof = '' }) =>
        `| ${row.id} | ${cell(row.phrase)} | ${cell(row.must)} | ${state} | ${cell(proof)} |`,
    )
    return [
      `## ${title}`,
      '',
      '| row | phrase | the product must | state | proof |',
      '|---|---|---|---|---|',
      ...lines,
      '',
    ].join('\n')
  })
  return [
    '# What the five articles ask, row by row',
    '',
    'Made by `pnpm acceptance` from the last whole test run. **done**: a passing story or browser journey names the row and',
    'acts through the API or the screen. **modelled**: a case of a shipped template does. **adapter**: the named file brings',
    'it in. **not ours**: outside the product. `npm test` fails when a claim here has no passing test behind it.',
    '',
    `| ${STATES.join(' | ')} |`,
    `|${STATES.map(() => '---|').join('')}`,
    `| ${STATES.map(count).join(' | ')} |`,
    '',
    ...parts,
  ].join('\n')
}

const LINE = /^\| ((?:NA|LY|GM|YK|FQ)-\d\d) \|.*\| (done|modelled|adapter|not ours|open) \|[^|]*\|$/gm

/** What the document claims, by row. */
export const claimsOf = (document: string): ReadonlyMap<string, State> =>
  new Map([...document.matchAll(LINE)].map(([, id, state]) => [id!, state as State])) // the pattern admits nothing else
