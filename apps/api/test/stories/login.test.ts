import { listTenants, readSession, signOut } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Identity } from '../../src/platform/session/identity.ts'
import type { County } from '../county.ts'
import { hire } from '../hire.ts'
import { openStand, type Stand } from '../stand.ts'

describe('login', () => {
  let stand: Stand
  let county: County

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
  })
  afterAll(() => stand.close())

  it('the county list is open to everyone and holds code, name and kind only', async () => {
    const { status, answer } = await stand.anyone().call(listTenants, {})
    expect(status).toBe(200)
    expect(answer.tenants).toContainEqual({ code: county.code, name: expect.any(String), kind: 'demo' })
  })

  it('the right password opens a session that knows post, unit and rights', async () => {
    const admin = await stand.as(county, 'county-admin')
    const { answer } = await admin.call(readSession, { params: { county: county.code } })
    expect(answer.actor.grants).toEqual([
      expect.objectContaining({ role: 'county-admin', unitId: county.rootId, deputy: false }),
    ])
    expect(answer.rules.length).toBeGreaterThan(5)
    expect(answer.tenant.rootUnitId).toBe(county.rootId)
  })

  it('signing out ends the session at once', async () => {
    const admin = await stand.as(county, 'viewer')
    const params = { county: county.code }
    expect((await admin.call(signOut, { params })).status).toBe(200)
    expect((await admin.call(readSession, { params })).fault.code).toBe('access.signed-out')
  })

  it('a wrong password and an unknown name get the same answer', async () => {
    const { name } = await hire(stand.app, county, { role: 'viewer', unitId: county.rootId })
    const wrong = await stand.anyone().signIn(county.code, name, 'not-the-password')
    const unknown = await stand.anyone().signIn(county.code, 'nobody-at-all', 'not-the-password')
    expect(wrong.status).toBe(401)
    expect(wrong.text).toBe(unknown.text)
    expect(wrong.fault.message).toBe('用户名或密码不正确，请重新输入。')
  })

  it('five wrong passwords close a name, known or not, in a Chinese sentence', async () => {
    const { name, password } = await hire(stand.app, county, { role: 'viewer', unitId: county.rootId })
    for (const typed of [name, 'another-nobody']) {
      for (let i = 0; i < 5; i++) await stand.anyone().signIn(county.code, typed, 'wrong')
      const reply = await stand.anyone().signIn(county.code, typed, password)
      expect(reply.status).toBe(429)
      expect(reply.fault.message).toBe('密码输错次数过多，请在 15 分钟后再试。')
    }
  })

  it('one account may serve two counties, each with a name of its own', async () => {
    const other = await stand.county()
    const here = await hire(stand.app, county, { role: 'viewer', unitId: county.rootId })
    const there = await hire(stand.app, other, { role: 'approver', unitId: other.rootId })
    const [user] = await stand.look<{ user_id: string }>('select user_id from login_names where person_id = $1', [
      here.personId,
    ])
    await stand.look('update login_names set user_id = $1 where person_id = $2', [user?.user_id, there.personId])
    const caller = await here.signIn(stand.origin)
    const session = await caller.call(readSession, { params: { county: other.code } })
    expect(session.answer.actor.grants.map((grant) => grant.role)).toEqual(['approver'])
  })

  it('renewing a password ends the sessions opened with the old one', async () => {
    const { personId, name, signIn } = await hire(stand.app, county, { role: 'viewer', unitId: county.rootId })
    const caller = await signIn(stand.origin)
    await stand.app.get(Identity).keepAccount(county.id, personId, name, '新的口令-1234567')
    expect((await caller.call(readSession, { params: { county: county.code } })).status).toBe(401)
  })

  it('a closed login ends its sessions and lets nobody in until it is reopened', async () => {
    const { personId, name, password, signIn } = await hire(stand.app, county, {
      role: 'viewer',
      unitId: county.rootId,
    })
    const caller = await signIn(stand.origin)
    const identity = stand.app.get(Identity)
    await identity.setDisabled(county.id, personId, true)
    expect((await caller.call(readSession, { params: { county: county.code } })).status).toBe(401)
    expect((await stand.anyone().signIn(county.code, name, password)).fault.code).toBe('session.wrong-password')
    await identity.setDisabled(county.id, personId, false)
    expect((await stand.anyone().signIn(county.code, name, password)).status).toBe(200)
  })

  it('two people of one county cannot have one name, also when both ask at once; two counties can', async () => {
    const identity = stand.app.get(Identity)
    const other = await stand.county()
    const ids = await Promise.all([1, 2].map(() => hire(stand.app, county, { role: 'viewer', unitId: county.rootId })))
    const [first, second] = ids.map((hired) => hired.personId)
    const users = await stand.look('select 1 from auth_users')
    await stand.look('delete from login_names where person_id = any ($1)', [[first, second]])
    const kept = await Promise.all(
      [first, second].map((id) => identity.keepAccount(county.id, id ?? '', '考核办主任', 'a-password-of-some-length')),
    )
    expect(kept.sort()).toEqual(['made', 'name-taken'])
    expect(await stand.look('select 1 from auth_users')).toHaveLength(users.length + 1)
    const there = await hire(stand.app, other, { role: 'viewer', unitId: other.rootId })
    expect(await identity.keepAccount(other.id, there.personId, '考核办主任', 'another-password')).toBe('renewed')
  })

  it('who no longer holds a post keeps no right from it', async () => {
    const { personId, signIn } = await hire(stand.app, county, { role: 'county-admin', unitId: county.rootId })
    const caller = await signIn(stand.origin)
    await stand.look(`update holders set valid_to = '2001-01-01' where person_id = $1`, [personId])
    const { answer } = await caller.call(readSession, { params: { county: county.code } })
    expect([answer.actor.grants, answer.rules]).toEqual([[], []])
  })

  it('a page of another site cannot sign anybody in', async () => {
    const response = await fetch(`${stand.origin}/api/t/${county.code}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: JSON.stringify({ name: 'a', password: 'b' }),
    })
    expect(response.status).toBe(403)
  })
})
