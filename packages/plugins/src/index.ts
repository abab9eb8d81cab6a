import type { PluginBlock } from '@jizhi/mechanism'

/**
 * PLUG-2: the block kinds this installation has beyond the built-in ones. Server, screens and command line read this one
 * list before anything else. A package from elsewhere is added to the dependencies beside this file and listed here.
 */
export const plugins: readonly PluginBlock[] = []
