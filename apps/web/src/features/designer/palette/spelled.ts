import type { BlockKind } from '@jizhi/mechanism'

/** How the names of the blocks are spelled: whole, and by the first letters. Typed without an input method. */
const SPELLED: { readonly [kind in BlockKind]?: string } = {
  cycle: 'zhouqi zq',
  roster: 'duixiang dx',
  ask: 'tianbao tb',
  score: 'jifen jf',
  objection: 'yiyi yy',
  review: 'shenhe sh',
  rank: 'paiming pm',
  regroup: 'huankoujing hkj',
  branch: 'fenliu fl',
  compute: 'jisuan js',
  history: 'lishi ls',
  join: 'hebing hb',
  ladder: 'jieti jt',
  case: 'qingdan qd',
  result: 'dingbang db',
  allocate: 'jiangbu jb',
  post: 'ruzhang rz',
  tell: 'fabu fb',
}

/** Do the typed words mean this kind: its name, its spelling, or its word in the document? */
export function isMeant(kind: BlockKind, name: string, typed: string): boolean {
  const words = typed.trim().toLowerCase()
  return (
    words === '' ||
    name.includes(words) ||
    kind.startsWith(words) ||
    (SPELLED[kind]?.split(' ').some((one) => one.startsWith(words)) ?? false)
  )
}
