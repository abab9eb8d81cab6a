import { roles } from '@jizhi/access'
import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'
import { tenantCard } from './tenants.ts'

export const sessionFaults = {
  'session.wrong-password': 401,
  'session.too-many-tries': 429,
} as const

const grant = z.object({
  role: z.enum(roles),
  unitId: idText,
  unitName: z.string(),
  postId: idText,
  postTitle: z.string(),
  deputy: z.boolean(),
  /** For somebody who is away (PIN-6). */
  standsIn: z.boolean(),
})

/** Who is signed in, in which county, with which rights, and what the county's clock says. */
export const sessionView = z.object({
  tenant: tenantCard.extend({
    rootUnitId: idText,
    /** Shown as a banner: a demo, or a sample with its source. */
    notice: z.string().nullable(),
    now: instantText,
    /** 演示时钟: how far a demo county's clock stands ahead of the real one. */
    clockOffsetMs: z.number().int(),
  }),
  actor: z.object({ personId: idText, name: z.string(), grants: z.array(grant) }),
  /** Packed rules: `abilityOf(unpackRules(rules))` in the browser. */
  rules: z.array(z.array(z.unknown())),
})

/** Signs in with a user name that is unique inside the county; the cookie is set by the answer. */
export const signIn = defineRoute({
  name: 'session.sign-in',
  summary: '登录',
  method: 'POST',
  path: '/api/t/:county/session',
  params: inCounty,
  body: z.object({ name: z.string().trim().min(1).max(64), password: z.string().min(1).max(128) }),
  answer: sessionView,
  faults: ['session.wrong-password', 'session.too-many-tries'],
  access: 'anonymous',
})

export const readSession = defineRoute({
  name: 'session.read',
  summary: '当前登录人、所在县和权限',
  method: 'GET',
  path: '/api/t/:county/session',
  params: inCounty,
  answer: sessionView,
  faults: [],
  access: 'signed-in',
})

export const signOut = defineRoute({
  name: 'session.sign-out',
  summary: '退出登录',
  method: 'DELETE',
  path: '/api/t/:county/session',
  params: inCounty,
  answer: z.object({ signedOut: z.literal(true) }),
  faults: [],
  access: 'anonymous',
})
