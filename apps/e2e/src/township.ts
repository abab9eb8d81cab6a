import type { Role } from '@jizhi/access'
import { appoint, foundPost, listUnits, openAccount } from '@jizhi/contracts'
import { withClient } from '@jizhi/tooling/postgres'
import type { Browser, Page } from '@playwright/test'
import { reader } from '../playwright.config.ts'
import { signInAs } from './acting.ts'
import { caller } from './caller.ts'
import { type Account, nanan } from './county.ts'
import { openCounty, openPlace, serve } from './product.ts'

const town = '码头镇'

/** Who acts in the township's month, by post; no person is invented. */
const posts = {
  'county-admin': '镇考核办主任',
  approver: '镇分管领导',
  inspector: '镇考核组',
  finance: '镇财政所',
  signatory: '镇签发人',
} as const satisfies Partial<Record<Role, string>>

type Post = keyof typeof posts

/** 3 June 2019, nine in the morning: the month that 码头镇 published is over and nothing of it is due yet. */
const MORNING = Date.UTC(2019, 5, 3, 1)

/** Only a demo's clock may be pushed, and a demo has no real villages: this throw-away county is given both. */
const turnBack = (superUrl: string) =>
  withClient(superUrl, (client) =>
    client.query("update tenants set kind = 'demo', clock_offset_ms = $2 where code = $1", [
      nanan.code,
      MORNING - Date.now(),
    ]),
  )

/** A township with posts and accounts in a county of its own, and a product that serves it. */
export interface Township {
  /** Another window, signed in as the holder of a post. */
  readonly windowOf: (browser: Browser, post: Post) => Promise<Page>
  readonly close: () => Promise<void>
}

export async function openTownship(): Promise<Township> {
  const place = await openPlace(process.env.TEST_SUPER_URL ?? '')
  const admin = openCounty(place, nanan, 'county')
  await turnBack(place.urls.superUrl)
  const { url, close } = await serve(place)
  const accounts = await appointStaff(url, admin)
  const windowOf = async (browser: Browser, post: Post) => {
    const page = await browser.newPage({ ...reader, viewport: { width: 1440, height: 900 }, baseURL: url })
    await signInAs(page, nanan.code, accounts[post])
    return page
  }
  return { windowOf, close }
}

/** Opens the posts and accounts of the township through the county's own doors. */
async function appointStaff(origin: string, admin: Account): Promise<Record<Post, Account>> {
  const ask = await caller(origin, nanan.code, admin)
  const params = { county: nanan.code }
  const { day, units } = await ask(listUnits, { params, query: {} })
  const unit = units.find(({ name }) => name === town)?.id ?? ''
  const accounts: Partial<Record<Post, Account>> = {}
  for (const role of Object.keys(posts) as Post[]) {
    const title = posts[role]
    const { post } = await ask(foundPost, { params, body: { unit, title, role, on: day } })
    const held = { who: { name: `${title}（演示）`, phone: null }, deputy: false, replaces: null, on: day }
    const { person } = await ask(appoint, { params: { ...params, post }, body: held })
    accounts[role] = await ask(openAccount, { params, body: { person, name: title } })
  }
  return accounts as Record<Post, Account> // one for each key of posts
}
