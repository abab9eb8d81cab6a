import { faultStatus, zh } from '@jizhi/contracts'
import { describe, expect, it } from 'vitest'
import { Fault } from './fault.ts'
import { bodyOf } from './fault-filter.ts'

describe('the body of a fault', () => {
  it('speaks Chinese unless English is wanted first, and fills the details in', () => {
    const fault = new Fault('session.too-many-tries', { minutes: 15 })
    expect(bodyOf(fault, undefined).message).toBe('密码输错次数过多，请在 15 分钟后再试。')
    expect(bodyOf(fault, 'zh-CN,zh;q=0.9,en;q=0.8').message).toContain('15 分钟')
    expect(bodyOf(fault, 'en-GB,en;q=0.9').message).toContain('15 minutes')
    expect(bodyOf(fault, undefined)).toEqual({
      code: 'session.too-many-tries',
      message: expect.any(String),
      details: { minutes: 15 },
    })
  })

  it('every code has a status that is not a success', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(faultStatus).sort())
    for (const status of Object.values(faultStatus)) expect(status).toBeGreaterThanOrEqual(400)
  })
})
