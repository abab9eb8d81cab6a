import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  blockDef,
  blockKinds,
  check,
  isBlockKind,
  loadPlugins,
  type PluginKind,
  pluginBlock,
  pluginKinds,
} from '../../src/index.ts'
import { block, drawing } from '../build.ts'

const passing = (kind: PluginKind, name = `照过${kind}`) =>
  pluginBlock({
    kind,
    name,
    family: 'flow',
    schema: z.strictObject({ times: z.int().default(1) }),
    inputs: () => [{ id: 'in', label: '输入' }],
    outputs: () => [{ id: 'out', label: '照过' }],
    arity: () => 'row',
    reads: () => [],
    types: (_config, { in: input }) => ({ out: input ?? { keyType: [], columns: [], frozen: false } }),
    sentence: () => '照样通过。',
    compile: () => ({ ops: [] }),
    lint: () => [],
    example: { times: 1 },
  })

const complaint = (kind: PluginKind) =>
  check(drawing([block('cycle'), block(kind, {}, 'plugged')], [])).find(({ block: at }) => at === 'plugged')?.message

describe('plug-in kinds', () => {
  it('PLUG-1 a kind with a dot that is not loaded is a finding that says so', () => {
    expect(isBlockKind('nobody.gate')).toBe(false)
    expect(complaint('nobody.gate')).toBe('这里没有装“nobody.gate”这种插件块，请装上插件，或删去这一块。')
  })

  it('PLUG-2 a loaded kind stands behind the built-in ones; loading it again changes nothing', () => {
    const gate = passing('acme.gate')
    expect(loadPlugins([gate])).toMatchObject({ ok: true })
    expect(loadPlugins([gate])).toMatchObject({ ok: true })
    expect(pluginKinds().filter((kind) => kind === 'acme.gate')).toHaveLength(1)
    expect(blockKinds().indexOf('acme.gate')).toBeGreaterThanOrEqual(18)
    expect(blockDef('acme.gate').name).toBe('照过acme.gate')
    expect(complaint('acme.gate')).not.toContain('没有装')
  })

  it('PLUG-2 another definition of the same name, a name without a dot, or one that contradicts itself is refused', () => {
    const refused = (...plugins: Parameters<typeof loadPlugins>[0]) => {
      const loaded = loadPlugins(plugins)
      return loaded.ok ? '' : loaded.fault
    }
    const first = passing('acme.first')
    expect(refused(first, passing('acme.first'))).toContain('已有另一个同名的种类')
    expect(isBlockKind('acme.first')).toBe(false)
    expect(refused(passing('acme.rank', '排名'))).toContain('已有叫“排名”的块')
    expect(refused(passing('Acme.Gate'))).toContain('vendor.kind')
    expect(refused({ ...passing('acme.torn'), example: { times: 'x' } })).toContain('example')
    expect(refused({ ...passing('acme.ports'), outputs: () => [] })).toContain('outputs')
  })
})
