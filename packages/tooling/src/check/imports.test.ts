import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkImports, doubts } from './imports.ts'

let root = ''
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A small repository of these files. */
function plant(files: Record<string, string>): string {
  root = mkdtempSync(join(tmpdir(), 'jizhi-imports-'))
  for (const [path, text] of Object.entries({ 'packages/domain/src/index.ts': 'export const a = 1', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const SOUND = {
  'apps/api/src/features/scores/index.ts': "export { x } from './scores.store.ts'",
  'apps/api/src/features/scores/scores.store.ts':
    "import { db } from '../../platform/database/db.ts'\nexport const x = db",
  'apps/api/src/features/cycles/cycles.service.ts': "import { x } from '../scores/index.ts'\nexport const y = x",
  'apps/api/src/platform/database/db.ts':
    "import { client } from '../../generated/client.ts'\nexport const db = client",
  'apps/api/src/generated/client.ts': 'export const client = 1',
  'apps/web/src/ui/card.tsx': 'export const Card = () => <b>1</b>',
  'packages/domain/src/other.ts': "import { b } from './self.ts'\nexport const c = b",
  'packages/domain/src/self.ts': 'export const b = 1',
  'apps/web/src/client/call.ts': 'export const call = 1',
}

test('IMPORT-1 a tree that keeps every rule is sound, also with a type that points back', async () => {
  const pair = {
    'packages/domain/src/said.ts': "import type { A } from './told.ts'\nexport const say = (a: A) => a",
    'packages/domain/src/told.ts': "import { say } from './said.ts'\nexport type A = 1\nexport const b = say(1)",
  }
  expect(await checkImports(plant({ ...SOUND, ...pair }))).toMatchObject({ ok: true, output: '' })
})

test.each([
  ['front-door', 'apps/api/src/features/cycles/a.ts', '../scores/scores.store.ts'],
  ['front-door-from-outside', 'apps/api/src/app.module.ts', './features/scores/scores.store.ts'],
  ['only-stores-speak-sql', 'apps/api/src/features/cycles/a.service.ts', '../../generated/client.ts'],
  ['ui-knows-no-feature', 'apps/web/src/ui/list.tsx', '../client/call.ts'],
  ['no-circle', 'packages/domain/src/self.ts', './other.ts'],
  ['pure-core', 'packages/domain/src/read.ts', 'node:fs'],
])('IMPORT-2 %s: %s may not import %s', async (rule, path, target) => {
  const { ok, output } = await checkImports(
    plant({ ...SOUND, [path]: `import * as a from '${target}'\nexport const b = a` }),
  )
  expect(ok).toBe(false)
  expect(output).toMatch(new RegExp(`^${rule}: (${path}|.* → ${path})`, 'm'))
})

test('IMPORT-2 a type alone is an import as well', async () => {
  const text = "import type { Client } from '../../generated/client.ts'\nexport type B = Client"
  const { output } = await checkImports(plant({ ...SOUND, 'apps/api/src/features/cycles/a.service.ts': text }))
  expect(output).toContain('only-stores-speak-sql')
})

test('IMPORT-3 a reading that leaves files out, or sees no import in them, is not believed', () => {
  const files = ['a.ts', 'b.ts', 'c.ts']
  const modules = files.map((source) => ({ source, dependencies: [] }))
  const imports = [{ resolved: 'b.ts' }, { resolved: 'c.ts' }]
  expect(doubts(files, modules)).toEqual(['only 0 imports seen in 3 files'])
  expect(doubts(files, [{ source: 'a.ts', dependencies: imports }])).toEqual([
    '2 files were not read, the first is b.ts',
  ])
  expect(doubts(files, [...modules.slice(1), { source: 'a.ts', dependencies: imports }])).toEqual([])
})
