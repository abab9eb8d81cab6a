import { Inject, Injectable } from '@nestjs/common'
import { betterAuth } from 'better-auth'
import { Directory } from '../database/directory.ts'
import { newId } from '../new-id.ts'
import { SETTINGS, type Settings } from '../settings.ts'

const WORKING_DAY_S = 12 * 3600

export type Kept = 'made' | 'renewed' | 'name-taken'

/** What is kept of a password. */
export interface Hashed {
  readonly hash: string
}

const RENAME = 'update login_names set name = $3 where tenant_id = $1 and person_id = $2'
const INSERT = `insert into login_names (tenant_id, name, user_id, person_id) values ($1, $2, $3, $4)
                on conflict do nothing returning person_id`

/** Accounts and sessions by better-auth. None of its own routes is served: only what is called here exists. */
@Injectable()
export class Identity {
  private readonly auth: ReturnType<typeof authOn>

  constructor(
    private readonly directory: Directory,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.auth = authOn(directory, settings)
  }

  /**
   * Makes an account for a person, or renews name and password of the one that stands (its sessions end). The password
   * comes as it is, or as `hashOf` left it. `name-taken`: somebody else in the county has that name; nothing was changed.
   */
  async keepAccount(tenantId: string, personId: string, name: string, password: string | Hashed): Promise<Kept> {
    const context = await this.auth.$context
    const logins = await this.directory.sql<{ user_id: string; person_id: string }>(
      'select user_id, person_id from login_names where tenant_id = $1 and (person_id = $2 or name = $3)',
      [tenantId, personId, name],
    )
    if (logins.some((login) => login.person_id !== personId)) return 'name-taken'
    const { hash } = typeof password === 'string' ? await this.hashOf(password) : password
    const [known] = logins
    if (known !== undefined) {
      await context.internalAdapter.updatePassword(known.user_id, hash)
      await context.internalAdapter.deleteUserSessions(known.user_id)
      await this.directory.sql(RENAME, [tenantId, personId, name])
      return 'renewed'
    }
    // No personal text in the directory: the name stands in the tenant's own persons.
    const synthetic = { name: '-', email: `${newId()}@login.invalid` }
    const { id } = await context.internalAdapter.createUser(synthetic, { method: 'admin' })
    const credential = { userId: id, providerId: 'credential', accountId: id, password: hash }
    await context.internalAdapter.linkAccount(credential)
    const made = await this.directory.sql(INSERT, [tenantId, name, id, personId])
    if (made.length === 1) return 'made'
    await context.internalAdapter.deleteUser(id) // somebody took the name, or made this very account, at the same time
    return 'name-taken'
  }

  /** Dear on purpose: each call costs some fifty milliseconds of a core. */
  async hashOf(password: string): Promise<Hashed> {
    return { hash: await (await this.auth.$context).password.hash(password) }
  }

  /** Closes or reopens a login; closing ends its sessions at once. */
  async setDisabled(tenantId: string, personId: string, disabled: boolean): Promise<void> {
    const changed = await this.directory.sql<{ user_id: string }>(
      'update login_names set disabled = $3 where tenant_id = $1 and person_id = $2 returning user_id',
      [tenantId, personId, disabled],
    )
    const context = await this.auth.$context
    if (disabled) for (const { user_id } of changed) await context.internalAdapter.deleteUserSessions(user_id)
  }

  /** Whether the account of this person also signs in to another county. */
  async servesOthers(tenantId: string, personId: string): Promise<boolean> {
    const others = await this.directory.sql(
      `select 1 from login_names l join login_names o on o.user_id = l.user_id and o.tenant_id <> $1
       where l.tenant_id = $1 and l.person_id = $2 limit 1`,
      [tenantId, personId],
    )
    return others.length > 0
  }

  /** The cookie headers of a new session, or undefined. An unknown name costs the same work as a wrong password. */
  async signIn(tenantId: string, name: string, password: string, headers: Headers): Promise<Headers | undefined> {
    const [login] = await this.directory.sql<{ email: string }>(
      `select u.email from login_names l join auth_users u on u.id = l.user_id
       where l.tenant_id = $1 and l.name = $2 and not l.disabled`,
      [tenantId, name],
    )
    const email = login?.email ?? 'nobody@login.invalid'
    try {
      return (await this.auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true })).headers
    } catch (error) {
      if (error instanceof Error && 'statusCode' in error && error.statusCode === 401) return undefined
      throw error
    }
  }

  async userOf(headers: Headers): Promise<string | undefined> {
    if (!headers.get('cookie')?.includes('jizhi')) return undefined
    return (await this.auth.api.getSession({ headers }))?.user.id
  }

  async signOut(headers: Headers): Promise<Headers> {
    return (await this.auth.api.signOut({ headers, returnHeaders: true })).headers
  }
}

function authOn(directory: Directory, settings: Settings) {
  return betterAuth({
    database: directory.pool,
    secret: settings.authSecret,
    baseURL: settings.publicUrl ?? 'http://localhost',
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
    session: {
      modelName: 'auth_sessions',
      fields: sessionFields,
      expiresIn: WORKING_DAY_S,
      disableSessionRefresh: true,
    },
    user: { modelName: 'auth_users', fields: { emailVerified: 'email_verified', ...times } },
    account: { modelName: 'auth_accounts', fields: accountFields },
    verification: { modelName: 'auth_verifications', fields: { expiresAt: 'expires_at', ...times } },
    rateLimit: { enabled: false }, // counted per county and name instead, for all processes together
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'jizhi',
      useSecureCookies: settings.publicUrl?.startsWith('https:') ?? false,
      disableCSRFCheck: true, // the guard compares Origin and Host on every writing call
    },
  })
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
const sessionFields = {
  userId: 'user_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
  ...times,
}
const accountFields = {
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...times,
}
