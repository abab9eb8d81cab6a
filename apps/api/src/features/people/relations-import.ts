import { statedRelation } from '@jizhi/contracts'
import { RELATION_KINDS } from '@jizhi/domain'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import {
  indexUnits,
  type Problem,
  type ReadRow,
  type TableRead,
  type WantedColumn,
} from '../../platform/spreadsheet/index.ts'
import { flaw, type PeopleImport, type PeoplePlan, textOf } from './import-plan.ts'
import { importOwner, knownUnits } from './known-units.ts'
import { type OpenedOrg, openOrg } from './opened-org.ts'
import { loadOrg, lockOrg } from './org.store.ts'
import { personReach } from './person-reach.ts'
import type { HolderRow, PostRow, PostsStore } from './posts.store.ts'
import { labelOf } from './relation-words.ts'
import type { EndRow, RelationRow, UnitsStore } from './units.store.ts'

interface Rooms {
  readonly posts: PostsStore
  readonly units: UnitsStore
}

/** What a table of relations is read against. */
interface Standing {
  readonly org: OpenedOrg
  readonly table: TableRead
  readonly posts: readonly PostRow[]
  readonly holders: readonly HolderRow[]
  /** What stands, and what the file adds to it while it is read. */
  readonly relations: RelationRow[]
  readonly reaches: (end: EndRow) => boolean
}

interface Change {
  readonly added?: { id: string; kind: string; source: EndRow; target: EndRow; from: string; to: string | null }
  readonly ended?: { id: string; on: string }
}

/** Both sides of a relation: who is answerable, and for whom. */
const SIDES = [
  { id: 'source', label: '责任方' },
  { id: 'target', label: '对象' },
] as const
type Side = (typeof SIDES)[number]['id']

/** 导入关系: who 包干, 挂钩, 驻村 … whom from a day on; an end is dated, nothing is ever deleted. */
export async function relationsImport(tx: Tx, actor: Actor, rooms: Rooms): Promise<PeopleImport> {
  const org = await openOrg(tx, actor)
  const posts = await rooms.posts.posts(tx, org.today)
  const holders = await rooms.posts.holders(tx, org.today)
  const reachesPerson = personReach(org, actor.rootUnitId)
  const reaches = ({ kind, id, unit }: EndRow): boolean =>
    kind === 'person' ? reachesPerson(id) : org.manages('Unit', kind === 'post' ? (unit ?? '') : id)
  const units = indexUnits(actor.tenant.code, knownUnits(org))
  return {
    ownerUnitId: importOwner(actor, org),
    title: '关系',
    request: {
      columns: [kindColumn, ...SIDES.flatMap((side) => sideColumns(side, units)), ...dayColumns],
      key: ['kind', 'source', 'source_title', 'source_name', 'target', 'target_title', 'target_name', 'since'],
    },
    filled: [],
    source: null,
    plan: async (at, table) => {
      const relations = await rooms.units.standingRelations(at)
      return planned({ org, table, posts, holders, relations: [...relations], reaches }, actor, rooms)
    },
  }
}

const kindColumn: WantedColumn = {
  ...{ id: 'kind', label: '关系', aliases: ['关系类型', '类型'], required: true, filled: true },
  type: { kind: 'choice', options: statedRelation.options.map((id) => ({ id, label: RELATION_KINDS[id] })) },
}

const dayColumns: readonly WantedColumn[] = [
  { id: 'since', label: '自哪天起', aliases: ['开始日期', '起始日期'], required: false, type: { kind: 'date' } },
  { id: 'ended', label: '自哪天起结束', aliases: ['结束日期', '终止日期'], required: false, type: { kind: 'date' } },
]

const sideColumns = ({ id, label }: (typeof SIDES)[number], units: ReturnType<typeof indexUnits>): WantedColumn[] => [
  { id: `${id}_above`, label: `${label}上级单位`, required: false, type: { kind: 'unit', units } },
  {
    ...{ id, label: `${label}单位`, aliases: [label], required: true, filled: true },
    type: { kind: 'unit', units, within: `${id}_above` },
  },
  { id: `${id}_title`, label: `${label}职务`, aliases: [`${label}岗位`], required: false, type: TEXT },
  { id: `${id}_name`, label: `${label}姓名`, aliases: [`${label}人员`], required: false, type: TEXT },
]

const TEXT = { kind: 'text', maxLength: 40 } as const

function planned(standing: Standing, actor: Actor, { units }: Rooms): PeoplePlan {
  const problems: Problem[] = []
  const changes: Change[] = []
  for (const row of standing.table.rows) {
    const settled = settle(standing, row)
    if ('code' in settled) problems.push(settled)
    else changes.push(settled)
  }
  const added = changes.flatMap((change) => change.added ?? [])
  const ended = changes.flatMap((change) => change.ended ?? [])
  return {
    effect: { added: added.length, corrected: ended.length, unchanged: changes.length - added.length - ended.length },
    problems,
    differences: [],
    report: null,
    write: async (tx) => {
      await lockOrg(tx, actor.rootUnitId)
      // somebody changed units or posts between the check and the lock: the caller checks again
      if ((await loadOrg(tx)).graph.revision !== standing.org.graph.revision) throw new Fault('system.busy')
      await units.insertRelations(tx, added)
      await units.endRelations(tx, ended)
    },
  }
}

/** What a row changes; nothing where it stands as the row says. */
function settle(standing: Standing, row: ReadRow): Change | Problem {
  const { table, org, relations, reaches } = standing
  const complain = (column: string, message: string): Problem => flaw(table, row, column, 'row.refused', message)
  const kind = labelOf(textOf(row, 'kind') as (typeof statedRelation)['options'][number]) // one of the column's options
  const ends: EndRow[] = []
  for (const { id, label } of SIDES) {
    const end = endIn(standing, row, id, label)
    if (typeof end === 'string') return complain(id, end)
    if (!reaches(end)) return complain(id, `您的岗位管不到${org.nameOf(textOf(row, id) ?? '')}，请删去这一行。`)
    ends.push(end)
  }
  const [source, target] = ends as [EndRow, EndRow] // one per side
  if (source.id === target.id) return complain('target', '责任方和对象是同一个，请改正其中一个。')
  const [since, ended] = [textOf(row, 'since'), textOf(row, 'ended')]
  if (since !== undefined && ended !== undefined && ended <= since)
    return complain('ended', `结束的日期 ${ended} 不晚于开始的日期 ${since}，请核对。`)
  const same = relations.filter((one) => one.kind === kind && one.source === source.id && one.target === target.id)
  const at = same.findIndex((one) => (since === undefined ? one.to === null || one.to === ended : one.from === since))
  const found = same[at]
  if (found !== undefined)
    return ended === undefined || found.to === ended ? {} : endOf(standing, found, ended, complain)
  // a row without a first day speaks of what stands; one that stands is not begun a second time
  const from = since ?? (ended === undefined ? org.today : undefined)
  if (from === undefined)
    return complain('ended', `这条${kind}关系现在没有，无从结束，请核对；补记以前的，请写明自哪天起。`)
  const overlaps = same.some((one) => (ended === undefined || one.from < ended) && (one.to === null || one.to > from))
  if (overlaps) return complain('since', `这条${kind}关系在这段时间已经有了，请核对日期。`)
  const made = { id: newId(), kind, from, to: ended ?? null }
  relations.push({ ...made, source: source.id, target: target.id })
  return { added: { ...made, source, target } }
}

function endOf(
  { relations }: Standing,
  found: RelationRow,
  on: string,
  complain: (column: string, message: string) => Problem,
): Change | Problem {
  if (found.to !== null) return complain('ended', `这条${found.kind}关系已在 ${found.to} 结束，不能改期，请核对。`)
  if (on <= found.from) return complain('ended', `结束的日期 ${on} 不晚于开始的日期 ${found.from}，请核对。`)
  relations[relations.indexOf(found)] = { ...found, to: on }
  return { ended: { id: found.id, on } }
}

/** A post where a title is given, a person where only a name is, else the unit itself. */
function endIn({ org, posts, holders }: Standing, row: ReadRow, side: Side, label: string): EndRow | string {
  const unit = textOf(row, side) ?? ''
  const [title, name] = [textOf(row, `${side}_title`), textOf(row, `${side}_name`)]
  if (title === undefined && name === undefined) return { id: unit, kind: 'unit', name: null, unit: null }
  const here = posts.filter((post) => post.unit === unit)
  if (title !== undefined) {
    const post = here.find((one) => one.title === title)
    if (post === undefined) return `${label}：${org.nameOf(unit)}没有“${title}”这个岗位，请核对职务，或先在岗位页设岗。`
    const isHeld = name === undefined || holders.some((one) => one.post === post.id && one.name === name)
    if (!isHeld) return `${label}：${org.nameOf(unit)}的${title}现在不是“${name}”，请改正职务或姓名。`
    return { id: post.id, kind: 'post', name: title, unit }
  }
  const own = new Set(here.map(({ id }) => id))
  const persons = new Set(holders.filter((one) => own.has(one.post) && one.name === name).map(({ person }) => person))
  const [person, ...others] = persons
  if (person === undefined) return `${label}：${org.nameOf(unit)}没有叫“${name}”的任职人，请核对姓名和单位。`
  if (others.length > 0) return `${label}：${org.nameOf(unit)}叫“${name}”的不止一人，请写明职务。`
  return { id: person, kind: 'person', name: name ?? null, unit: null }
}
