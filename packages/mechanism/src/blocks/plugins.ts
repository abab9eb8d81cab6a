import type { BlockDef } from '../model/block-def.ts'
import type { PluginKind } from '../model/block-kind.ts'
import type { Compile } from '../model/compiled.ts'
import type { JsonObject } from '../model/mechanism.ts'

interface PluginDef<C> extends BlockDef<C> {
  readonly kind: PluginKind
  /** The meaning, on the kernel's operations only. */
  readonly compile: Compile<C>
}

/** A kind that a plug-in supplies. Its settings are read by its own schema before anything else sees them. */
export type PluginBlock = PluginDef<JsonObject>

/** Makes a plug-in's definition one of many; its settings stay typed inside. */
export const pluginBlock = <C>(def: PluginDef<C>): PluginBlock =>
  // Every caller hands a definition what its own schema read, which is a C.
  def as unknown as PluginBlock

// Code, like the built-in kinds: an installation loads its plug-ins before anything else and never takes one away or puts
// another in its place, so what a mechanism means cannot change while a program runs (law *same*).
const loaded = new Map<string, PluginBlock>()

/** Only `loadPlugins` adds, after it looked at what is added. */
export const addPlugin = (plugin: PluginBlock): void => void loaded.set(plugin.kind, plugin)

/** The definition of a loaded kind. */
export const pluginOf = (kind: string): PluginBlock | undefined => loaded.get(kind)

/** The loaded kinds, in the order in which they were loaded. */
export const pluginKinds = (): readonly PluginKind[] => [...loaded.values()].map((plugin) => plugin.kind)
