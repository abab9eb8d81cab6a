import {
  type Day,
  type Holder,
  must,
  type OrgGraph,
  type PersonId,
  type Post,
  type PostId,
  parseDay,
  type Relation,
  storedId,
  type Unit,
  type UnitId,
  type UnitKind,
  type UnitName,
} from '../src/index.ts'

/** Words for writing small graphs in tests: ids are short names. */
export const day = (text: string): Day => must(parseDay(text))
export const unitId = (id: string): UnitId => storedId(id)
export const postId = (id: string): PostId => storedId(id)
export const person = (id: string): PersonId => storedId(id)

const span = (from: string | null = null, to: string | null = null) => ({
  validFrom: from === null ? null : day(from),
  validTo: to === null ? null : day(to),
})

export const unit = (id: string, kind: UnitKind, more: Partial<Unit> = {}): Unit => ({
  id: unitId(id),
  kind,
  code: null,
  category: null,
  level: null,
  population: null,
  virtual: false,
  ...span(),
  ...more,
})

export const named = (id: string, name: string, from: string | null = null, to: string | null = null): UnitName => ({
  unit: unitId(id),
  name,
  ...span(from, to),
})

export const post = (id: string, of: string, role: string): Post => ({
  id: postId(id),
  unit: unitId(of),
  role,
  ...span(),
})

export const holds = (
  at: string,
  who: string,
  deputy = false,
  from: string | null = null,
  to: string | null = null,
): Holder => ({
  post: postId(at),
  person: person(who),
  deputy,
  ...span(from, to),
})

export const belongs = (child: string, parent: string): Relation => ({
  kind: 'belongs-to',
  source: unitId(child),
  target: unitId(parent),
  share: null,
  ...span(),
})

export const bears = (leader: string, area: string): Relation => ({
  kind: 'area-duty',
  source: postId(leader),
  target: unitId(area),
  share: null,
  ...span(),
})

export const graphOf = (parts: Partial<OrgGraph>): OrgGraph => ({
  revision: 'r1',
  units: [],
  names: [],
  posts: [],
  holders: [],
  relations: [],
  ...parts,
})
