import { ROLE_LABELS } from '@jizhi/access'
import { countyRole } from '@jizhi/contracts'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { newId } from '../../platform/new-id.ts'
import type { Queue } from '../../platform/queue/queue.ts'
import type { Actor } from '../../platform/session/actor.ts'
import type { Identity } from '../../platform/session/identity.ts'
import { indexUnits, type Problem, type ReadRow, type TableRead } from '../../platform/spreadsheet/index.ts'
import { flaw, type PeopleImport, type PeoplePlan, textOf } from './import-plan.ts'
import { importOwner, knownUnits } from './known-units.ts'
import { newPassword } from './new-password.ts'
import { type OpenedOrg, openOrg } from './opened-org.ts'
import { postsChanged } from './people.queue.ts'
import type { PersonsStore } from './persons.store.ts'
import type { PostsStore } from './posts.store.ts'

export interface Rooms {
  readonly posts: PostsStore
  readonly persons: PersonsStore
  readonly identity: Identity
  readonly queue: Queue
}

/** What stands today, and what the file adds to it while it is read. */
interface Standing {
  readonly org: OpenedOrg
  readonly table: TableRead
  readonly posts: Map<string, { id: string; role: string; isNew: boolean }>
  readonly persons: Map<string, string>
  readonly logins: Map<string, { person: string; name: string }>
  readonly holders: { post: string; person: string; name: string; isNew: boolean }[]
}

/** One row, settled: who takes which post, and under which login. */
interface Taking {
  readonly post: { id: string; unit: string; title: string; role: string; isNew: boolean }
  readonly person: { id: string; name: string; phone: string | null; isNew: boolean }
  readonly login: string | undefined
  readonly on: string
}

/** 导入人员: posts that are not there are set up, people take them, and logins are opened with a password nobody knows until it is reset. */
export async function peopleImport(tx: Tx, actor: Actor, rooms: Rooms): Promise<PeopleImport> {
  const org = await openOrg(tx, actor)
  const units = indexUnits(actor.tenant.code, knownUnits(org))
  const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const
  const options = countyRole.options.map((id) => ({ id, label: ROLE_LABELS[id] }))
  return {
    ownerUnitId: importOwner(actor, org),
    title: '人员',
    request: {
      columns: [
        { id: 'name', label: '姓名', required: true, filled: true, type: text(40) },
        {
          id: 'above',
          label: '上级单位',
          aliases: ['所属乡镇', '乡镇'],
          required: false,
          type: { kind: 'unit', units },
        },
        {
          id: 'unit',
          label: '单位',
          aliases: ['单位名称', '所在单位'],
          required: true,
          filled: true,
          type: { kind: 'unit', units, within: 'above' },
        },
        { id: 'title', label: '职务', aliases: ['岗位', '岗位名称'], required: true, filled: true, type: text(40) },
        { id: 'role', label: '角色', aliases: ['权限'], required: false, type: { kind: 'choice', options } },
        { id: 'login', label: '用户名', aliases: ['账号', '登录名'], required: false, type: text(32) },
        { id: 'phone', label: '电话', aliases: ['手机', '手机号', '联系电话'], required: false, type: text(20) },
        { id: 'since', label: '自哪天起', aliases: ['任职日期'], required: false, type: { kind: 'date' } },
      ],
      key: ['name', 'unit', 'title'],
    },
    filled: [],
    source: null,
    plan: (at, table) => planPeople(at, org, table, rooms),
  }
}

async function planPeople(tx: Tx, org: OpenedOrg, table: TableRead, rooms: Rooms): Promise<PeoplePlan> {
  const standing = await standingOf(tx, org, table, rooms)
  const problems: Problem[] = []
  const takings: Taking[] = []
  let unchanged = 0
  for (const row of table.rows) {
    const settled = settle(tx, standing, row)
    if (settled === 'stands') unchanged += 1
    else if ('code' in settled) problems.push(settled)
    else takings.push(settled)
  }
  return {
    effect: { added: takings.length, unchanged, corrected: 0 },
    problems,
    differences: [],
    report: null,
    write: (at) => write(at, takings, rooms),
  }
}

async function standingOf(tx: Tx, org: OpenedOrg, table: TableRead, { posts, persons }: Rooms): Promise<Standing> {
  const known = await posts.posts(tx, org.today)
  const people = await persons.persons(tx)
  const logins = await persons.logins(tx)
  const holders = await posts.holders(tx, org.today)
  return {
    org,
    table,
    posts: new Map(known.map(({ id, unit, title, role }) => [`${unit} ${title}`, { id, role, isNew: false }])),
    persons: new Map(
      people.filter(({ phone }) => phone !== null).map(({ id, name, phone }) => [`${name} ${phone}`, id]),
    ),
    logins: new Map(logins.map(({ name, person, person_name }) => [name, { person, name: person_name ?? '' }])),
    holders: holders.map(({ post, person, name }) => ({ post, person, name: name ?? '', isNew: false })),
  }
}

const LOGIN = /^[\p{Script=Han}A-Za-z0-9._-]{2,32}$/u

function settle(tx: Tx, standing: Standing, row: ReadRow): Taking | Problem | 'stands' {
  const { org, table, posts, logins, holders } = standing
  const say = (column: string, message: string): Problem => flaw(table, row, column, 'cell.choice', message)
  const [name, unit, title] = [textOf(row, 'name') ?? '', textOf(row, 'unit') ?? '', textOf(row, 'title') ?? '']
  const [role, login, phone] = [textOf(row, 'role'), textOf(row, 'login'), textOf(row, 'phone') ?? null]
  if (!org.manages('Post', unit)) return say('unit', `您的岗位管不到${org.nameOf(unit)}，请删去这一行。`)
  if (login !== undefined && !LOGIN.test(login))
    return say('login', `用户名“${login}”须为 2 至 32 个汉字、字母或数字，请改正。`)
  const known = posts.get(`${unit} ${title}`)
  if (known !== undefined && role !== undefined && known.role !== role)
    return say('role', `${org.nameOf(unit)}的${title}已是另一种角色，请先在岗位页撤岗另设。`)
  const post = known ?? { id: newId(), role: role ?? 'viewer', isNew: true }
  const taken = login === undefined ? undefined : logins.get(login)
  if (taken !== undefined && taken.name !== name) return say('login', `用户名 ${login} 已有人使用，请换一个。`)
  const here = holders.filter((holder) => holder.post === post.id)
  const same = here.find((holder) => holder.name === name && (taken === undefined || taken.person === holder.person))
  if (same === undefined && here.some(({ isNew }) => !isNew))
    return say('title', `${org.nameOf(unit)}的${title}已由他人任职，请在岗位页办理接任。`)
  const found = taken?.person ?? same?.person ?? (phone === null ? undefined : standing.persons.get(`${name} ${phone}`))
  // a login tells the person: the same file written twice makes the same one, also when a first try was broken off
  const id = found ?? (login === undefined ? newId() : idOfDigest(digestOf([tx.tenantId, 'person', login])))
  if (same !== undefined && (login === undefined || taken !== undefined)) return 'stands'
  posts.set(`${unit} ${title}`, post)
  if (phone !== null) standing.persons.set(`${name} ${phone}`, id)
  if (login !== undefined) logins.set(login, { person: id, name })
  if (same === undefined) holders.push({ post: post.id, person: id, name, isNew: true })
  return {
    post: { id: post.id, unit, title, role: post.role, isNew: post.isNew && known === undefined },
    person: { id, name, phone, isNew: found === undefined },
    login: taken === undefined ? login : undefined,
    on: textOf(row, 'since') ?? org.today,
  }
}

async function write(tx: Tx, takings: readonly Taking[], { posts, persons, identity, queue }: Rooms): Promise<void> {
  for (const { post, person, on } of takings) {
    if (post.isNew) await posts.insertPost(tx, { ...post, on })
    if (person.isNew) await persons.insert(tx, person)
    await posts.insertHolder(tx, { id: newId(), post: post.id, person: person.id, deputy: false, on })
  }
  await queue.send(tx, postsChanged, {})
  // accounts stand outside the transaction: last, so that nearly nothing can still go wrong after them
  for (const { person, login } of takings)
    if (login !== undefined) await identity.keepAccount(tx.tenantId, person.id, login, newPassword())
}
