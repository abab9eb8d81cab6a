import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { newId } from '../../platform/new-id.ts'
import { Identity } from '../../platform/session/identity.ts'

const TITLE = '县管理员'
const HELD_FROM = new Date('2000-01-01')

/** The operator appoints one administrator; everyone else is appointed in 机构与人员. */
@Injectable()
export class FirstAdmin {
  constructor(
    private readonly database: Database,
    private readonly identity: Identity,
  ) {}

  /** Makes post, person and account at the root; answers the password, which stands nowhere else. */
  async appoint(tenantId: string, loginName: string): Promise<{ password: string }> {
    const personId = newId()
    const deed = { by: null, action: 'tenants.appoint', subject: `person:${personId}` }
    await this.database.write(tenantId, deed, async ({ prisma }) => {
      const root = await prisma.unit.findFirstOrThrow({ where: { tenantId }, orderBy: { ordinal: 'asc' } })
      const postId = newId()
      await prisma.post.create({ data: { tenantId, id: postId, unitId: root.id, title: TITLE, role: 'county-admin' } })
      await prisma.person.create({ data: { tenantId, id: personId, name: TITLE } })
      await prisma.holder.create({ data: { tenantId, id: newId(), postId, personId, validFrom: HELD_FROM } })
    })
    const password = randomBytes(12).toString('base64url')
    await this.identity.keepAccount(tenantId, personId, loginName, password)
    return { password }
  }
}
