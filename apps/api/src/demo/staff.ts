import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Role } from '@jizhi/access'
import { Database } from '../platform/database/database.ts'
import { Directory } from '../platform/database/directory.ts'
import { digestOf, idOfDigest } from '../platform/digest.ts'
import { Fault } from '../platform/faults/fault.ts'
import type { Actor } from '../platform/session/actor.ts'
import { Identity } from '../platform/session/identity.ts'
import { Sessions } from '../platform/session/sessions.ts'

/** A post of the demo; the person holding it bears the post's name and no other. */
export interface DemoPost {
  readonly title: string
  readonly role: Role
  /** Code of the unit. */
  readonly unit: string
  readonly account: boolean
}

const FROM = '2000-01-01'

/** Posts, persons and accounts named by post. */
export class DemoStaff {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly identity: Identity,
    private readonly sessions: Sessions,
    private readonly file: string,
  ) {}

  async posts(tenantId: string, posts: readonly DemoPost[]): Promise<void> {
    const of = <T>(pick: (post: DemoPost) => T): T[] => posts.map(pick)
    const values = [
      tenantId,
      of((one) => idFor(tenantId, 'post', one)),
      of(({ unit }) => unit),
      of(({ title }) => title),
    ]
    await this.database.write(
      tenantId,
      { by: null, action: 'demo.posts', subject: `tenant:${tenantId}` },
      async (tx) => {
        await tx.sql(
          `insert into posts (tenant_id, id, unit_id, title, role, valid_from)
         select $1, t.id, u.id, t.title, t.role, $6::date
         from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) as t(id, unit, title, role)
         join units u on u.tenant_id = $1 and u.code = t.unit on conflict do nothing`,
          [...values, of(({ role }) => role), FROM],
        )
        await tx.sql(
          `insert into persons (tenant_id, id, name) select $1, t.id, t.name from unnest($2::uuid[], $3::text[]) as t(id, name)
         on conflict do nothing`,
          [tenantId, of((one) => idFor(tenantId, 'person', one)), of(({ title }) => title)],
        )
        await tx.sql(
          `insert into holders (tenant_id, id, post_id, person_id, valid_from)
         select $1, t.id, t.post, t.person, $5::date from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as t(id, post, person)
         on conflict do nothing`,
          [
            tenantId,
            of((one) => idFor(tenantId, 'holder', one)),
            of((one) => idFor(tenantId, 'post', one)),
            of((one) => idFor(tenantId, 'person', one)),
            FROM,
          ],
        )
      },
    )
  }

  /** Accounts with random passwords, listed in a file that its owner alone can read; made once. */
  async accounts(
    counties: readonly { tenantId: string; code: string; name: string; posts: readonly DemoPost[] }[],
  ): Promise<void> {
    if (existsSync(this.file)) return
    const lines: string[] = ['演示账号（按岗位命名，密码是本机随机生成的）', '']
    for (const { tenantId, code, name, posts } of counties) {
      lines.push(`${name}　登录页 /${code}/login`)
      for (const post of posts.filter(({ account }) => account)) {
        const password = randomBytes(9).toString('base64url')
        await this.identity.keepAccount(tenantId, idFor(tenantId, 'person', post), post.title, password)
        lines.push(`  ${post.title}　${password}`)
      }
      lines.push('')
    }
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 })
    const half = `${this.file}.${process.pid}` // whole or not at all
    writeFileSync(half, lines.join('\n'), { mode: 0o600 })
    renameSync(half, this.file)
  }

  /** An account that nobody can sign in to: for the posts that set a sample up. */
  async silentAccount(tenantId: string, post: DemoPost): Promise<void> {
    const person = idFor(tenantId, 'person', post)
    await this.identity.keepAccount(tenantId, person, post.title, randomBytes(24).toString('base64url'))
  }

  async close(tenantId: string, post: DemoPost): Promise<void> {
    await this.identity.setDisabled(tenantId, idFor(tenantId, 'person', post), true)
  }

  /** The holder of a post as the services know a person who signed in. */
  async actor(tenantId: string, code: string, post: DemoPost): Promise<Actor> {
    const [login] = await this.directory.sql<{ user_id: string }>(
      'select user_id from login_names where tenant_id = $1 and person_id = $2',
      [tenantId, idFor(tenantId, 'person', post)],
    )
    const tenant = await this.sessions.tenantOf(code)
    const actor = login && tenant && (await this.sessions.actorOf(login.user_id, tenant))
    if (actor === undefined) throw new Fault('tenant.unknown')
    return actor
  }
}

const idFor = (tenantId: string, what: string, { title, unit }: DemoPost): string =>
  idOfDigest(digestOf([tenantId, what, unit, title]))
