import { compareIds, type Day, type PersonId } from '@jizhi/domain'
import type { Fact, StandIn } from '../model/fact.ts'
import type { Pins } from '../model/pins.ts'

interface Term {
  /** Undefined: as pinned. */
  readonly from: Day | undefined
  readonly holders: readonly PersonId[]
  readonly standIns: readonly StandIn[]
}

const NOBODY: readonly StandIn[] = []

/** PIN-4: who holds which post on which day: as pinned, and as `holder` facts changed it since. */
export class Tenures {
  /** By role and unit. */
  readonly #posts = new Map<string, string[]>()
  readonly #roles = new Map<string, string>()
  readonly #terms = new Map<string, Term[]>()
  readonly #today: Day
  #persons: Set<string> | undefined
  #inOffice: Set<string> | undefined
  /** Whether anybody stands in for anybody at any time. */
  readonly hasStandIns: boolean
  /** Whether posts changed hands since they were pinned. */
  readonly isChanged: boolean

  /** `changes` stand by (known, id). */
  constructor(pins: Pick<Pins, 'graph'>, changes: readonly Fact<'holder'>[], today: Day) {
    this.#today = today
    this.isChanged = changes.length > 0
    this.hasStandIns =
      pins.graph.posts.some(({ standIns }) => standIns !== undefined) ||
      changes.some(({ value }) => (value.standIns?.length ?? 0) > 0)
    for (const { id, unit, role, holders, standIns = NOBODY } of pins.graph.posts)
      this.#found(id, unit, role, { from: undefined, holders, standIns })
    for (const { value } of changes) {
      const { post, seat, from, holders, standIns = NOBODY } = value
      // A post founded after the graph was pinned is nobody's before its first holder (PIN-3: units stay as pinned).
      if (seat && !this.#terms.has(post))
        this.#found(post, seat.unit, seat.role, { from: undefined, holders: [], standIns: NOBODY })
      this.#terms.get(post)?.push({ from, holders, standIns })
    }
    // The latest term begun by a day holds; of equal days the one known last.
    if (changes.length > 0)
      for (const terms of this.#terms.values()) terms.sort((a, b) => compareIds(a.from ?? '', b.from ?? ''))
  }

  #found(post: string, unit: string, role: string, term: Term): void {
    const key = `${role}\n${unit}`
    const held = this.#posts.get(key)
    if (held) held.push(post)
    else this.#posts.set(key, [post])
    this.#roles.set(post, role)
    this.#terms.set(post, [term])
  }

  /** Holders of the posts of a role in a unit, today unless a day is named. */
  at(role: string, unit: string, on: Day = this.#today): readonly PersonId[] {
    const posts = this.#posts.get(`${role}\n${unit}`)
    if (posts?.length === 1) return this.of(posts[0]!, on) ?? []
    return (posts ?? []).flatMap((post) => this.of(post, on) ?? [])
  }

  /** The same for one post; nothing where there is no such post. */
  of(post: string, on: Day = this.#today): readonly PersonId[] | undefined {
    return this.#termOf(post, on)?.holders
  }

  /** PIN-6: who stands in at the posts of a role in a unit, or at the post itself. */
  standInsAt(role: string, place: string, on: Day = this.#today): readonly StandIn[] {
    const posts = this.#posts.get(`${role}\n${place}`) ?? (this.#roles.get(place) === role ? [place] : [])
    return posts.flatMap((post) => this.#termOf(post, on)?.standIns ?? [])
  }

  /** Whether somebody holds any post today, or stands in at one. */
  isInOffice(person: PersonId): boolean {
    this.#inOffice ??= new Set(
      [...this.#terms.keys()].flatMap((post) => {
        const term = this.#termOf(post, this.#today)
        return [...(term?.holders ?? []), ...(term?.standIns ?? []).map(({ by }) => by)]
      }),
    )
    return this.#inOffice.has(person)
  }

  #termOf(post: string, on: Day): Term | undefined {
    return this.#terms.get(post)?.findLast(({ from }) => from === undefined || from <= on)
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
