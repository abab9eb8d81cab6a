const importKinds = [
  'month',
  'history',
  'published',
  'units',
  'people',
  'relations',
  'payments',
  'initial',
  'initial-cases',
  'register',
] as const
export type ImportKind = (typeof importKinds)[number]

/** What the address says about an import: which kind, and for which cycle, mechanism and block. */
export interface ImportSearch {
  readonly kind?: ImportKind
  readonly cycle?: string
  readonly mechanism?: string
  readonly block?: string
}

export function readImportSearch(search: Record<string, unknown>): ImportSearch {
  const kind = importKinds.find((one) => one === search.kind)
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const parts = { cycle: text(search.cycle), mechanism: text(search.mechanism), block: text(search.block) }
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
  return { ...(kind ? { kind } : {}), ...given }
}
