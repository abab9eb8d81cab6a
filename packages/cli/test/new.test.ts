import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { called, folderOf } from './called.ts'

const PLUGINS = fileURLToPath(new URL('../../plugins/', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** A folder from which `@jizhi/mechanism` is found, as a plug-in's own package would be. */
function pluginFolder(): string {
  const folder = mkdtempSync(join(PLUGINS, 'test/new-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const ran = (program: string, cwd: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, [...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { code: status, out: stdout + stderr }
}

describe('jizhi new', () => {
  it('NEW-1 a plug-in block is well-typed and well-formed; its test is red until it has a meaning, then green', () => {
    const folder = pluginFolder()
    expect(called(folder, 'new', 'block', 'acme.quota', '--into', '.').code).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['quota.test.ts', 'quota.ts'])
    const vitest = join(PLUGINS, 'node_modules/.bin/vitest')
    const red = ran(vitest, PLUGINS, 'run', folder)
    expect([red.code, red.out]).toEqual([1, expect.stringContaining("expected '?undecided' to be '12.5'")])
    const source = readFileSync(join(folder, 'quota.ts'), 'utf8')
    writeFileSync(
      join(folder, 'quota.ts'),
      source.replace(/out\.miss\(0, cell.*$/m, "out.cell(0, cell ?? { missing: 'undecided' })"),
    )
    expect(ran(vitest, PLUGINS, 'run', folder).code).toBe(0)
    expect(ran(join(ROOT, 'node_modules/.bin/tsc'), PLUGINS, '-p', '.')).toEqual({ code: 0, out: '' })
    expect(ran(join(ROOT, 'node_modules/.bin/biome'), ROOT, 'check', folder).code).toBe(0)
  })

  it('NEW-2 a template is sound, and its case comes out as reckoned', () => {
    const folder = folderOf({})
    const made = called(folder, 'new', 'template', 'village-cleanup', '--into', '.', '--json')
    const files = ['mechanism.json', 'README.md', 'cases/ordinary.json'].map((file) => `village-cleanup/${file}`)
    expect(JSON.parse(made.out).written).toEqual(files)
    expect(called(folder, 'check', files[0] ?? '')).toMatchObject({ code: 0, out: '没有毛病，可以发布。\n' })
    expect(called(folder, 'derive', files[0] ?? '', files[2] ?? '').code).toBe(0)
  })

  it('NEW-3 nothing is overwritten, and a name that cannot be is refused', () => {
    const folder = folderOf({ 'quota.ts': '' })
    const refused = (...args: readonly string[]) => called(folder, 'new', ...args)
    expect(refused('block', 'acme.quota', '--into', '.')).toMatchObject({
      code: 2,
      aside: expect.stringMatching(/quota\.ts 已经有这个文件/),
    })
    expect(readdirSync(folder)).toEqual(['quota.ts'])
    expect(refused('block', 'rank')).toMatchObject({ code: 2, aside: '已有“rank”这种块。\n' })
    expect(refused('block', '配额').code).toBe(2)
    expect(refused('template', 'village-monthly-award').code).toBe(2)
    expect(refused('cake', 'a').code).toBe(2)
  })
})
