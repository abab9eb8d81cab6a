import { roles } from '@jizhi/access'
import { z } from 'zod'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const peopleFaults = {
  'post.unknown': 404,
  'post.ended': 409,
  'holder.unknown': 404,
  'holder.already-there': 409,
  'holder.before-start': 409,
  'holder.last-admin': 409,
  'person.unknown': 404,
  'person.in-office': 409,
  'account.unknown': 404,
  'account.name-taken': 409,
  'account.already-there': 409,
  'account.serves-others': 409,
  'account.own': 409,
} as const

/** The roles a county gives to its posts; the platform's operator is not the county's to name. */
export const countyRole = z.enum(roles).exclude(['operator'])

const personName = z.string().trim().min(1).max(40)
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+() -]{5,20}$/)
  .nullable()
const title = z.string().trim().min(1).max(40)

export const holderView = z.object({
  id: idText,
  person: idText,
  /** Null when the person was erased, or when the asker may not see names. */
  name: z.string().nullable(),
  deputy: z.boolean(),
  /** Of whoever stands in while somebody is away (代理): for whom. */
  standsFor: idText.nullable(),
  standsForName: z.string().nullable(),
  from: dayText,
  to: dayText.nullable(),
})

export const postView = z.object({
  id: idText,
  unit: idText,
  unitName: z.string(),
  title: z.string(),
  role: z.enum(roles),
  from: dayText.nullable(),
  to: dayText.nullable(),
  /** In office on the day: the holder first, then deputies. */
  holders: z.array(holderView),
  mayChange: z.boolean(),
})

export const listPosts = defineRoute({
  name: 'posts.list',
  summary: '某一天的岗位和任职人',
  method: 'GET',
  path: '/api/t/:county/posts',
  params: inCounty,
  query: z.object({ day: dayText.optional() }),
  answer: z.object({ day: dayText, posts: z.array(postView) }),
  faults: [],
  access: { action: 'read', subject: 'Post' },
})

export const foundPost = defineRoute({
  name: 'posts.found',
  summary: '设岗',
  method: 'POST',
  path: '/api/t/:county/posts',
  params: inCounty,
  body: z.object({ unit: idText, title, role: countyRole, on: dayText }),
  answer: z.object({ post: idText }),
  faults: ['unit.read-only', 'unit.unknown'],
  access: { action: 'manage-people', subject: 'Post' },
})

export const renamePost = defineRoute({
  name: 'posts.rename',
  summary: '改岗位名称',
  method: 'PATCH',
  path: '/api/t/:county/posts/:post',
  params: inCounty.extend({ post: idText }),
  /** `seen`: the title the editor showed; another one in the meantime is a 409 with both. */
  body: z.object({ title, seen: title.optional() }),
  answer: z.object({ post: idText }),
  faults: ['unit.read-only', 'post.unknown', 'request.changed-meanwhile'],
  access: { action: 'manage-people', subject: 'Post' },
})

export const endPost = defineRoute({
  name: 'posts.end',
  summary: '撤岗',
  method: 'POST',
  path: '/api/t/:county/posts/:post/end',
  params: inCounty.extend({ post: idText }),
  body: z.object({ on: dayText }),
  answer: z.object({ post: idText }),
  faults: ['unit.read-only', 'post.unknown', 'post.ended', 'holder.last-admin'],
  access: { action: 'manage-people', subject: 'Post' },
})

/** Someone known, or someone new. */
export const appointee = z.union([z.object({ person: idText }), z.object({ name: personName, phone })])

/** Takes up a post from a day on; `replaces` ends another's holding the same day, which is a transfer of the post. */
export const appoint = defineRoute({
  name: 'holders.appoint',
  summary: '任职、接任',
  method: 'POST',
  path: '/api/t/:county/posts/:post/holders',
  params: inCounty.extend({ post: idText }),
  body: z.object({ who: appointee, deputy: z.boolean(), replaces: idText.nullable(), on: dayText }),
  answer: z.object({ holder: idText, person: idText }),
  faults: [
    'unit.read-only',
    'post.unknown',
    'post.ended',
    'person.unknown',
    'holder.unknown',
    'holder.already-there',
    'holder.before-start',
    'holder.last-admin',
  ],
  access: { action: 'manage-people', subject: 'Post' },
})

export const endHolding = defineRoute({
  name: 'holders.end',
  summary: '离任',
  method: 'POST',
  path: '/api/t/:county/holders/:holder/end',
  params: inCounty.extend({ holder: idText }),
  body: z.object({ on: dayText }),
  answer: z.object({ holder: idText }),
  faults: ['unit.read-only', 'holder.unknown', 'holder.before-start', 'holder.last-admin'],
  access: { action: 'manage-people', subject: 'Post' },
})

export const personView = z.object({
  id: idText,
  name: z.string(),
  /** Only for persons within the asker's reach. */
  phone: z.string().nullable(),
  posts: z.array(z.object({ post: idText, title: z.string(), unitName: z.string(), deputy: z.boolean() })),
  mayChange: z.boolean(),
})

export const listPersons = defineRoute({
  name: 'persons.list',
  summary: '人员',
  method: 'GET',
  path: '/api/t/:county/persons',
  params: inCounty,
  answer: z.object({ persons: z.array(personView) }),
  faults: [],
  access: { action: 'read', subject: 'Person' },
})

export const amendPerson = defineRoute({
  name: 'persons.amend',
  summary: '改姓名、电话',
  method: 'PATCH',
  path: '/api/t/:county/persons/:person',
  params: inCounty.extend({ person: idText }),
  body: z.object({ name: personName, phone, seen: z.object({ name: personName.nullable(), phone }).optional() }),
  answer: z.object({ person: idText }),
  faults: ['unit.read-only', 'person.unknown', 'request.changed-meanwhile'],
  access: { action: 'manage-people', subject: 'Person' },
})

/** Empties name and phone and closes the account; facts hold the id and stay whole. Only someone out of office. */
export const erasePerson = defineRoute({
  name: 'persons.erase',
  summary: '抹去姓名和电话',
  method: 'POST',
  path: '/api/t/:county/persons/:person/erase',
  params: inCounty.extend({ person: idText }),
  answer: z.object({ person: idText }),
  faults: ['unit.read-only', 'person.unknown', 'person.in-office'],
  access: { action: 'manage-people', subject: 'Person' },
})

const loginName = z
  .string()
  .trim()
  .min(2)
  .max(32)
  .regex(/^[\p{Script=Han}A-Za-z0-9._-]+$/u)

export const accountView = z.object({
  person: idText,
  name: z.string(),
  personName: z.string().nullable(),
  posts: z.array(z.string()),
  disabled: z.boolean(),
  createdAt: instantText,
  mayChange: z.boolean(),
})

export const listAccounts = defineRoute({
  name: 'accounts.list',
  summary: '登录账号',
  method: 'GET',
  path: '/api/t/:county/accounts',
  params: inCounty,
  answer: z.object({ accounts: z.array(accountView) }),
  faults: [],
  access: { action: 'manage-people', subject: 'Account' },
})

/** The password is in this answer and nowhere else. */
const issued = z.object({ person: idText, name: z.string(), password: z.string() })

export const openAccount = defineRoute({
  name: 'accounts.open',
  summary: '开通账号',
  method: 'POST',
  path: '/api/t/:county/accounts',
  params: inCounty,
  body: z.object({ person: idText, name: loginName }),
  answer: issued,
  faults: ['unit.read-only', 'person.unknown', 'account.name-taken', 'account.already-there'],
  access: { action: 'manage-people', subject: 'Account' },
})

export const resetPassword = defineRoute({
  name: 'accounts.reset',
  summary: '重置口令',
  method: 'POST',
  path: '/api/t/:county/accounts/:person/reset',
  params: inCounty.extend({ person: idText }),
  answer: issued,
  faults: ['unit.read-only', 'account.unknown', 'account.serves-others'],
  access: { action: 'manage-people', subject: 'Account' },
})

export const switchAccount = defineRoute({
  name: 'accounts.switch',
  summary: '停用、启用账号',
  method: 'POST',
  path: '/api/t/:county/accounts/:person/state',
  params: inCounty.extend({ person: idText }),
  body: z.object({ disabled: z.boolean() }),
  answer: z.object({ person: idText, disabled: z.boolean() }),
  faults: ['unit.read-only', 'account.unknown', 'account.own'],
  access: { action: 'manage-people', subject: 'Account' },
})
