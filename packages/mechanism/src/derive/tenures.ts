import { compareIds, type Day, type PersonId } from '@jizhi/domain'
import type { Fact } from '../model/fact.ts'
import type { Pins } from '../model/pins.ts'

interface Term {
  /** Undefined: as pinned. */
  readonly from: Day | undefined
  readonly holders: readonly PersonId[]
}

/** PIN-4: who holds which post on which day: as pinned, and as `holder` facts changed it since. */
export class Tenures {
  /** By role and unit. */
  readonly #posts = new Map<string, string[]>()
  readonly #roles = new Map<string, string>()
  readonly #terms = new Map<string, Term[]>()
  readonly #today: Day
  #persons: Set<string> | undefined

  /** `changes` stand by (known, id). */
  constructor(pins: Pins, changes: readonly Fact<'holder'>[], today: Day) {
    this.#today = today
    for (const post of pins.graph.posts) {
      const key = `${post.role}\n${post.unit}`
      const held = this.#posts.get(key)
      if (held) held.push(post.id)
      else this.#posts.set(key, [post.id])
      this.#roles.set(post.id, post.role)
      this.#terms.set(post.id, [{ from: undefined, holders: post.holders }])
    }
    for (const { value } of changes) this.#terms.get(value.post)?.push({ from: value.from, holders: value.holders })
    // The latest term begun by a day holds; of equal days the one known last.
    if (changes.length > 0)
      for (const terms of this.#terms.values()) terms.sort((a, b) => compareIds(a.from ?? '', b.from ?? ''))
  }

  /** Holders of the posts of a role in a unit, today unless a day is named. */
  at(role: string, unit: string, on: Day = this.#today): readonly PersonId[] {
    const posts = this.#posts.get(`${role}\n${unit}`)
    if (posts?.length === 1) return this.of(posts[0]!, on) ?? []
    return (posts ?? []).flatMap((post) => this.of(post, on) ?? [])
  }

  /** The same for one post; nothing where there is no such post. */
  of(post: string, on: Day = this.#today): readonly PersonId[] | undefined {
    return this.#terms.get(post)?.findLast(({ from }) => from === undefined || from <= on)?.holders
  }

  /** Whether this is somebody who holds or held a post, not a unit, a post or an issue. */
  isPerson(id: string): boolean {
    this.#persons ??= new Set([...this.#terms.values()].flatMap((terms) => terms.flatMap(({ holders }) => holders)))
    return this.#persons.has(id)
  }

  roleOf(post: string): string | undefined {
    return this.#roles.get(post)
  }
}
