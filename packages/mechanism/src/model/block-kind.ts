/** The built-in kinds; each room's registry is closed over this list by the compiler. */
export const BLOCK_KINDS = [
  'cycle',
  'roster',
  'ask',
  'score',
  'objection',
  'review',
  'rank',
  'regroup',
  'branch',
  'compute',
  'history',
  'join',
  'ladder',
  'case',
  'result',
  'allocate',
  'post',
  'tell',
] as const

export type BuiltInKind = (typeof BLOCK_KINDS)[number]

/** PLUG-1: a kind with a dot, `vendor.kind`, is a plug-in's. */
export type PluginKind = `${string}.${string}`

/** The kinds a county can draw with. A record over them holds every built-in one, and may hold none of a plug-in's. */
export type BlockKind = BuiltInKind | PluginKind
