import type { RuleName } from './rules/index.ts'
import type { Tree } from './tree.ts'

const lines = (count: number): string => 'x\n'.repeat(count)
const file = (path: string, text = ''): Tree[number] => ({ path, text })
const kinds = file('packages/mechanism/src/model/block-kind.ts', "export const BLOCK_KINDS = ['ask', 'rank'] as const")
const spec = file(
  'packages/mechanism/SPEC.md',
  '- **RANK-2** equals share a place\n- RANK-3 the next is skipped, unlike RANK-9\n',
)

/** A worker that writes by a store, with this before the writing, and a call outside. */
const worker = (before: string, after = "failpoint('a.sent')"): Tree => [
  file(
    'apps/api/src/features/a/a.store.ts',
    'export class AStore {\n  keep(tx: Tx): Promise<void> {\n    return tx.sql(KEEP)\n  }\n}\nconst KEEP = `update a set b = 1`\n',
  ),
  file(
    'apps/api/src/features/a/a.worker.ts',
    `export class AWorker {\n  constructor(private readonly store: AStore, queue: Queue) {\n    queue.handle({ run: (tx) => this.go(tx) })\n  }\n\n  async go(tx: Tx): Promise<void> {\n    ${before}\n    await this.store.keep(tx)\n  }\n}\n`,
  ),
  file(
    'apps/api/src/features/a/sending.ts',
    `export class Sending {\n  async go(): Promise<void> {\n    failpoint('a.sending')\n    await channels[it].send(x)\n    ${after}\n  }\n}\n`,
  ),
]

/** For every rule a tree that keeps it and trees that each break it: a rule that cannot fail proves nothing. */
export const PLANTED: Record<RuleName, { kept: Tree; broken: Tree[] }> = {
  bannedNames: {
    kept: [file('apps/web/src/ui/library.ts'), file('packages/domain/src/common-year.ts')],
    broken: [[file('apps/web/src/helpers/a.ts')]],
  },
  kebabNames: {
    kept: [file('apps/api/src/features/scores/scores.store.ts')],
    broken: [[file('apps/web/src/ui/ScoreForm.tsx')]],
  },
  topLevel: { kept: [file('.gitignore'), file('README.md')], broken: [[file('scripts/a.mjs')], [file('knip.json')]] },
  capOfLines: {
    kept: [file('docs/a.md', lines(400))],
    broken: [[file('apps/api/test/stories/a.test.ts', lines(401))]],
  },
  medianOfLines: {
    kept: [file('a.ts', lines(10)), file('b.ts', lines(80)), file('c.ts', lines(300))],
    broken: [[file('a.ts', lines(10)), file('b.ts', lines(81)), file('c.ts', lines(300))]],
  },
  shortReadmes: { kept: [file('README.md', lines(60))], broken: [[file('packages/access/README.md', lines(26))]] },
  blockRooms: {
    kept: [kinds, ...['index', 'ask', 'rank'].map((name) => file(`packages/mechanism/src/blocks/${name}.ts`))],
    broken: [[kinds, ...['index', 'ask'].map((name) => file(`packages/mechanism/src/blocks/${name}.ts`))]],
  },
  blockWords: {
    kept: [kinds, file('apps/web/src/words/zh/blocks.ts', "  ask: '填报',\n  rank: '排名',")],
    broken: [[kinds, file('apps/web/src/words/zh/blocks.ts', "  ask: '填报',\n  tank: '排名',")]],
  },
  blockCases: {
    kept: [kinds, file('packages/templates/a/mechanism.json', '{"kind":"ask"},{"kind": "rank"}')],
    broken: [[kinds, file('packages/templates/a/mechanism.json', '{"kind":"ask"},{"id":"rank"}')]],
  },
  routesByContract: {
    kept: [file('apps/api/src/features/scores/scores.controller.ts', '@Contract(recordScore) record() {}')],
    broken: [[file('apps/api/src/features/scores/scores.controller.ts', "@Post('scores') record() {}")]],
  },
  whoSpeaksSql: {
    kept: [file('apps/api/src/features/scores/scores.store.ts', "import { Pool } from 'pg'")],
    broken: [
      [file('apps/api/src/features/scores/scores.service.ts', "import { Pool } from 'pg'")],
      [file('packages/access/src/rules.ts', "import type { Prisma } from '@prisma/client'")],
    ],
  },
  featureFiles: {
    kept: ['scores.module', 'index'].map((name) => file(`apps/api/src/features/scores/${name}.ts`)),
    broken: [[file('apps/api/src/features/scores/scores.store.ts')]],
  },
  namedDoors: {
    kept: [file('apps/web/vite.config.ts', 'export default {}')],
    broken: [
      [file('packages/domain/src/index.ts', "export * from './day.ts'")],
      [file('apps/web/src/a.tsx', 'export default 1')],
    ],
  },
  provenRules: {
    kept: [spec, file('a.test.ts', "test('RANK-2 equals', () => {})\ntest.each([1])('RANK-3 skipped', () => {})")],
    broken: [[spec, file('a.test.ts', "test('RANK-2 equals', () => {}) // RANK-3\ntest('RANK-31', () => {})")]],
  },
  noSwitchedTests: {
    kept: [file('a.test.ts', "test.runIf(isLinux)('x', () => {})")],
    broken: [[file('a.test.ts', `test.${'skip'}('x', () => {})`)]],
  },
  noOpenEnds: {
    kept: [file('apps/a.ts', '// TO' + 'DO(#12) the zip bomb')],
    broken: [[file('docs/a.md', 'TO' + 'DO later')]],
  },
  noMachinePaths: {
    kept: [file('a.ts', "import '../share.ts' // https://x.org/" + 'home/a, .data/ro' + 'ot/x')],
    broken: [[file('a.ts', '/ho' + 'me/li/x')], [file('docs/a.md', 'see ../' + 'shared/design')]],
  },
  noSilencedTypes: {
    kept: [file('apps/a.ts', '// biome-ignore lint/a: the driver types it as any')],
    broken: [[file('apps/a.ts', '// @ts-' + 'ignore')], [file('apps/b.ts', 'x as un' + 'known as Y')]],
  },
  pureHeart: {
    kept: [
      file('packages/domain/src/a.ts', '// never new Date\nexport const a = 1'),
      file('apps/api/src/a.ts', 'new Date()'),
    ],
    broken: [
      [file('packages/mechanism/src/derive/a.ts', 'Math.round(x)')],
      [file('packages/domain/src/a.ts', 'new Date()')],
    ],
  },
  oneClock: {
    kept: [
      file('apps/api/src/platform/new-id.ts', 'Date.now()'),
      file('apps/api/src/a.ts', 'new Date(tx.now) // not Date.now'),
      file('apps/api/src/a.test.ts', 'Date.now()'),
    ],
    broken: [[file('apps/api/src/features/a/a.ts', 'Date.now()')], [file('apps/api/src/a.ts', 'new Date()')]],
  },
  smallDomain: {
    kept: Array.from({ length: 15 }, (_, n) => file(`packages/domain/src/a${n}.ts`)),
    broken: [Array.from({ length: 16 }, (_, n) => file(`packages/domain/src/a${n}.ts`))],
  },
  namedFailpoints: {
    kept: [file('apps/api/src/a.ts', "failpoint('a.before-b')\nfailpoint('a.after-b', queue.name)")],
    broken: [
      [file('apps/api/src/a.ts', 'failpoint(name)')],
      [file('apps/api/src/a.ts', "failpoint('B')")],
      [file('apps/api/src/a.ts', "failpoint('a.b')"), file('apps/api/src/b.ts', "failpoint('a.b')")],
    ],
  },
  failpointsAreKilledAt: {
    kept: [
      file('apps/api/src/a.ts', "failpoint('a.go')\nfailpoint('b.stay')"),
      file('apps/api/test/failpoints.ts', "const KILLED_IN = {\n  a: 'kill',\n  'b.stay': 'b-kill',\n}"),
    ],
    broken: [
      [file('apps/api/src/a.ts', "failpoint('a.go')")],
      [
        file('apps/api/src/a.ts', "failpoint('b.go')"),
        file('apps/api/test/failpoints.ts', "const KILLED_IN = {\n  a: 'kill',\n  'b.stay': 'b-kill',\n}"),
      ],
    ],
  },
  boundariesHaveFailpoints: {
    kept: worker("failpoint('a.before-keep')"),
    broken: [worker('void 0'), worker("failpoint('a.before-keep')", 'void 0')],
  },
}
