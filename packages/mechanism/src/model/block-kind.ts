/** The kinds a county can draw with; each room's registry is closed over this list by the compiler. */
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

export type BlockKind = (typeof BLOCK_KINDS)[number]
