/** A promise of the battery and the tests that keep it. Quick forms are these very tests inside `npm test`. */
export interface Promised {
  readonly says: string
  /** Folder of the package or app. */
  readonly room: string
  /** `long`: stands outside `npm test`, as it needs minutes or a Debian package. `browser`: pages without a server, in Chromium. */
  readonly project?: 'unit' | 'stories' | 'long' | 'browser'
  /** Programs it cannot do without, by the Debian package that brings them. */
  readonly needs?: Readonly<Record<string, string>>
  readonly files: readonly string[]
  /** Only tests whose full title matches. */
  readonly titles?: string
  /** What runs instead in the long form, where that is more than the quick form done oftener. */
  readonly long?: Pick<Promised, 'files'> & Partial<Pick<Promised, 'titles' | 'project' | 'needs'>>
}

const LAWS = ['once', 'order', 'resume', 'replay', 'picture', 'money', 'shield', 'trace', 'grounds', 'total', 'hash']

const law = (says: string, titles: string, files: readonly string[] = ['test/laws/laws.test.ts']): Promised => ({
  ...{ says, files, titles },
  room: 'packages/mechanism',
})

/** The ten of the model, trace, grounds, total and hash; *same* on two machines, and here. */
const laws: readonly [string, Promised][] = [
  [
    'law-same',
    {
      says: 'the same hash after every fact in Node and in Chromium, and seen broken',
      room: 'packages/tooling',
      project: 'unit',
      files: ['src/prove/same.test.ts'],
    },
  ],
  ['law-same-here', law('the same bytes when derived again, and seen broken', 'law same ')],
  ...LAWS.map((name): [string, Promised] => [
    `law-${name}`,
    law(`law ${name} over random drawings and facts, and seen broken`, `law ${name} `),
  ]),
  [
    'law-bound',
    law('steps counted by V8 grow at most linearly in rows, blocks and hostile texts, and seen broken', 'law bound', [
      'test/laws/bound/bound.test.ts',
    ]),
  ],
  [
    'law-words',
    law('a diff applied gives v2, an outline read back gives the canvas, and seen broken', 'law words', [
      'test/diff/diff.test.ts',
      'test/outline/outline.test.ts',
    ]),
  ],
]

const story = (says: string, files: readonly string[], titles: string): Promised => ({
  ...{ says, files, titles },
  room: 'apps/api',
  project: 'stories',
})
const stories = (...names: string[]): string[] => names.map((name) => `test/stories/${name}.test.ts`)

/** By the name that is asked for. */
export const PROMISES: ReadonlyMap<string, Promised> = new Map([
  ...laws,
  ['S1', story('every route × role × own, foreign and random id', stories('isolation-http', 'isolation-roles'), 'S1')],
  ['S2', story('pg_catalog walked as superuser and as the app role', stories('isolation-sql'), 'S2')],
  ['S3', story('interleaved transactions leave no county behind', stories('pool'), 'S3')],
  ['S10', story('as superuser rows altered, acts dropped and reordered: all found and named', stories('audit'), 'S10')],
  ['fair', story('a county with a backlog delays others by less than a second', stories('fairness'), 'fair share')],
  [
    'R1',
    {
      ...story(
        'workers and the web half killed at every failpoint (long: a close of 30 townships, and 200 seeded runs)',
        stories('kill', 'kill-act', 'kill-openings', 'calendar-kill', 'cases-kill', 'hand-over-kill', 'repin-kill'),
        'R1',
      ),
      long: { project: 'long', files: ['test/long/close-kill.test.ts'] },
    },
  ],
  [
    'R7',
    story(
      'eight workers race for one period; the engine does what a tiny model of it does',
      stories('race', 'engine'),
      'R7',
    ),
  ],
  [
    'release',
    {
      says: 'one archive starts and is upgraded on a machine without a network',
      room: 'packages/tooling',
      project: 'long',
      files: ['test/long/release.test.ts'],
      needs: { unshare: 'util-linux', ip: 'iproute2', tar: 'tar', curl: 'curl' },
    },
  ],
  [
    'R9',
    story('backed up while acts are written, restored: rows, files and chain as they were', stories('backup'), 'R9'),
  ],
  [
    'year',
    {
      says: 'a year of 高明 with 1,500 groups: every figure of its end explained to a filled sheet',
      room: 'apps/api',
      project: 'long',
      files: ['test/long/gaoming-year.test.ts'],
    },
  ],
  ['R6', story('pairs on one score and one draft: nothing lost, the other hears what differs', stories('edits'), 'R6')],
  ['R2', story('the database server killed again and again under work', stories('database-killed'), 'R2')],
  ['R3', story('the primary killed under load: its standby holds every acknowledged act', stories('failover'), 'R3')],
  [
    'R8',
    {
      says: 'connections, an answering server, the disk and a worker’s memory run out: a sentence, nothing half done, back by itself',
      room: 'apps/api',
      project: 'long',
      files: ['test/long/resources.test.ts', 'test/long/out-of-memory.test.ts'],
      needs: { mount: 'mount' },
    },
  ],
  [
    'R4',
    {
      ...story('clocks: the database’s alone, forward, back, leap days and midnights', stories('clock'), 'R4'),
      long: { project: 'long', files: ['test/long/faked-clocks.test.ts'], needs: { faketime: 'faketime' } },
    },
  ],
  [
    'drawing',
    {
      says: 'from an empty canvas: 南安 by keyboard, 高明 by mouse (long: every block, and every setting of each)',
      room: 'apps/e2e',
      project: 'browser',
      files: ['src/drawing.spec.ts'],
    },
  ],
  ['R5', story('everything said ten times at once happens once', stories('repeat', 'once'), 'R5')],
])

/** What the numbers of the battery are called. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['kill', 'R1'],
  ['database', 'R2'],
  ['failover', 'R3'],
  ['clock', 'R4'],
  ['duplicates', 'R5'],
  ['edits', 'R6'],
  ['race', 'R7'],
  ['resources', 'R8'],
])

/** `laws`, `all`, or one by its name; none for a name nobody knows. */
export function promisesNamed(name: string): readonly (readonly [string, Promised])[] {
  const all = [...PROMISES]
  if (name === 'all') return all
  if (name === 'laws') return all.filter(([one]) => one.startsWith('law-'))
  const wanted = (WORDS.get(name) ?? name).toLowerCase()
  return all.filter(([one]) => one.toLowerCase() === wanted)
}
