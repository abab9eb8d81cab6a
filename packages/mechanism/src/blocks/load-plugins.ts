import { fail, ok, type Result } from '@jizhi/domain'
import type { PluginKind } from '../model/block-kind.ts'
import { blockDef, blockKinds } from './index.ts'
import { addPlugin, type PluginBlock, pluginKinds, pluginOf } from './plugins.ts'

const KIND = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/

/**
 * PLUG-1, PLUG-2: makes the kinds of an installation known to everything in this program. Loading the same definition
 * again changes nothing. Answers, in Chinese, why one is refused; then none of them is loaded.
 */
export function loadPlugins(plugins: readonly PluginBlock[]): Result<readonly PluginKind[], string> {
  const fresh = new Map<string, PluginBlock>()
  for (const plugin of plugins) {
    const fault = faultOf(plugin, fresh.get(plugin.kind) ?? pluginOf(plugin.kind), [...fresh.values()])
    if (fault !== undefined) return fail(`插件块“${plugin.kind}”不能装：${fault}`)
    fresh.set(plugin.kind, plugin)
  }
  for (const plugin of fresh.values()) addPlugin(plugin)
  return ok(pluginKinds())
}

function faultOf(
  plugin: PluginBlock,
  known: PluginBlock | undefined,
  beside: readonly PluginBlock[],
): string | undefined {
  if (!KIND.test(plugin.kind)) return '种类要写成 vendor.kind，用小写字母、数字和 -。'
  if (known !== undefined && known !== plugin) return '已有另一个同名的种类。'
  const others = [...blockKinds().map((kind) => blockDef(kind)), ...beside]
  // The outline knows kinds by their names.
  if (others.some((one) => one.kind !== plugin.kind && one.name === plugin.name)) return `已有叫“${plugin.name}”的块。`
  const example = plugin.schema.safeParse(plugin.example)
  if (!example.success) return 'example 通不过自己的 schema。'
  const ports = plugin.outputs(example.data).map((port) => port.id)
  const types = Object.keys(plugin.types(example.data, {}))
  return [...ports].sort().join() === types.sort().join() ? undefined : 'types 给出的端口与 outputs 不一致。'
}
