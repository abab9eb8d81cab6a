import type { Role } from '@jizhi/access'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { Database } from '../src/platform/database/database.ts'
import { newId } from '../src/platform/new-id.ts'
import { type Hashed, Identity } from '../src/platform/session/identity.ts'
import { Caller } from './caller.ts'
import type { County } from './county.ts'

export interface Hired {
  readonly role: Role
  readonly personId: string
  readonly postId: string
  readonly name: string
  readonly password: string
  signIn(origin: string): Promise<Caller>
}

let hired = 0

/** One password for everybody whom the stories of a process hire: making its hash is dear, and so is holding one against it. */
const password = `口令-${newId()}`
let hashed: Promise<Hashed> | undefined

/** Makes a post with that role at the unit, a person holding it, and an account. */
export async function hire(
  app: NestFastifyApplication,
  county: County,
  { role, unitId }: { role: Role; unitId: string },
): Promise<Hired> {
  const personId = newId()
  const postId = newId()
  const name = `${role}-${++hired}`
  const tenantId = county.id
  await app.get(Database).write(tenantId, { by: null, action: 'story.hire', subject: `post:${postId}` }, async (tx) => {
    await tx.prisma.post.create({ data: { tenantId, id: postId, unitId, title: role, role } })
    await tx.prisma.person.create({ data: { tenantId, id: personId, name: `${role}（故事）` } })
    await tx.prisma.holder.create({
      data: { tenantId, id: newId(), postId, personId, validFrom: new Date('2000-01-01') },
    })
  })
  const identity = app.get(Identity)
  hashed ??= identity.hashOf(password)
  await identity.keepAccount(tenantId, personId, name, await hashed)
  const signIn = async (origin: string): Promise<Caller> => {
    const caller = new Caller(origin)
    const reply = await caller.signIn(county.code, name, password)
    if (reply.status !== 200) throw new Error(`${name} could not sign in: ${reply.text}`)
    return caller
  }
  return { role, personId, postId, name, password, signIn }
}
