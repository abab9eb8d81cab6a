/** CEL text as it is built, before it is asked how much of it this language keeps. `odd` and `access` are CEL, but not ours. */
export type CelTree =
  | { readonly op: 'number'; readonly text: string }
  | { readonly op: 'text'; readonly text: string }
  | { readonly op: 'flag'; readonly value: boolean }
  | { readonly op: 'odd' | 'access' | 'map' }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'not' | 'negate'; readonly of: CelTree }
  | { readonly op: 'pair'; readonly sign: string; readonly left: CelTree; readonly right: CelTree }
  | { readonly op: 'if'; readonly test: CelTree; readonly yes: CelTree; readonly no: CelTree }
  | { readonly op: 'list'; readonly items: readonly CelTree[] }
  | { readonly op: 'call'; readonly name: string; readonly args: readonly CelTree[] }
  | { readonly op: 'received'; readonly name: string; readonly by: CelTree; readonly args: readonly CelTree[] }
