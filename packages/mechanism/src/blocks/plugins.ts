import { fail, ok, type Result } from '@jizhi/domain'
import type { BlockDef } from '../model/block-def.ts'
import type { PluginKind } from '../model/block-kind.ts'
import type { JsonObject } from '../model/mechanism.ts'

/** A kind that a plug-in supplies. Its settings are read by its own schema before anything else sees them. */
export type PluginBlock = BlockDef<JsonObject> & { readonly kind: PluginKind }

/** Makes a plug-in's definition one of many; its settings stay typed inside. */
export const pluginBlock = <C>(def: BlockDef<C> & { readonly kind: PluginKind }): PluginBlock =>
  // Every caller hands a definition what its own schema read, which is a C.
  def as unknown as PluginBlock

const KIND = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/

// Code, like the built-in kinds: an installation loads its plug-ins before anything else and never takes one away or puts
// another in its place, so what a mechanism means cannot change while a program runs (law *same*).
const loaded = new Map<string, PluginBlock>()

/**
 * PLUG-1, PLUG-2: makes the kinds of an installation known to everything in this program. Loading the same definition
 * again changes nothing. Answers, in Chinese, why one is refused; then none of them is loaded.
 */
export function loadPlugins(plugins: readonly PluginBlock[]): Result<readonly PluginKind[], string> {
  const fresh = new Map<string, PluginBlock>()
  for (const plugin of plugins) {
    const fault = faultOf(plugin, fresh.get(plugin.kind) ?? loaded.get(plugin.kind))
    if (fault !== undefined) return fail(`插件块“${plugin.kind}”不能装：${fault}`)
    fresh.set(plugin.kind, plugin)
  }
  for (const [kind, plugin] of fresh) loaded.set(kind, plugin)
  return ok(pluginKinds())
}

function faultOf(plugin: PluginBlock, known: PluginBlock | undefined): string | undefined {
  if (!KIND.test(plugin.kind)) return '种类要写成 vendor.kind，用小写字母、数字和 -。'
  if (known !== undefined && known !== plugin) return '已有另一个同名的种类。'
  const example = plugin.schema.safeParse(plugin.example)
  if (!example.success) return 'example 通不过自己的 schema。'
  const ports = plugin.outputs(example.data).map((port) => port.id)
  const types = Object.keys(plugin.types(example.data, {}))
  return [...ports].sort().join() === types.sort().join() ? undefined : 'types 给出的端口与 outputs 不一致。'
}

/** The definition of a loaded kind. */
export const pluginOf = (kind: string): PluginBlock | undefined => loaded.get(kind)

/** The loaded kinds, in the order in which they were loaded. */
export const pluginKinds = (): readonly PluginKind[] => [...loaded.values()].map((plugin) => plugin.kind)
