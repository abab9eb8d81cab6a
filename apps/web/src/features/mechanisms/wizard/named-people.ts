import type { Answer, listPosts } from '@jizhi/contracts'
import { type Mechanism, readDrawing, sayWho, type Who } from '@jizhi/mechanism'

type Post = Answer<typeof listPosts>['posts'][number]

/** Someone the drawing names by post: what for, and who that would be today. */
export interface NamedPeople {
  /** 主办单位的考核组; 本行上级单位分管领导. */
  readonly words: string
  /** Blocks in which they act. */
  readonly blocks: readonly string[]
  /** Posts of that role where they are looked for. */
  readonly posts: readonly Post[]
  /** Whether they are looked for in the owner unit itself. */
  readonly atOwner: boolean
}

const isWho = (value: unknown): value is Who =>
  typeof value === 'object' && value !== null && 'at' in value && 'role' in value && 'deputy' in value

/** Every post the drawing calls, once, in the order rows flow. Settings without a post are not in use. */
export function namedPeople(mechanism: Mechanism, owner: string, posts: readonly Post[]): readonly NamedPeople[] {
  const found = new Map<string, { who: Who; blocks: Set<string> }>()
  for (const open of readDrawing(mechanism).blocks)
    for (const { value } of open.settings)
      if (isWho(value) && value.role !== '') {
        const words = sayWho(value)
        const known = found.get(words) ?? { who: value, blocks: new Set<string>() }
        known.blocks.add(open.name)
        found.set(words, known)
      }
  return [...found].map(([words, { who, blocks }]) => {
    const atOwner = who.at === 'owner'
    const fitting = posts.filter(
      ({ role, unit, to }) => role === who.role && to === null && (!atOwner || unit === owner),
    )
    return { words, atOwner, blocks: [...blocks], posts: fitting }
  })
}
