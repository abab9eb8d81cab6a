import { describe, expect, it } from 'vitest'
import { addressOfHost, callOutside, isPrivate } from './outside-call.ts'

const nobody = { allowedHosts: [], timeoutMs: 1_000 }

describe('S4 what a county’s address may not reach', () => {
  it.each([
    ['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1'],
  ])('S4 private: %s and the like', (...addresses) => {
    expect(addresses.filter((address) => !isPrivate(address))).toEqual([])
  })

  it('S4 public addresses are not', () => {
    expect(['203.119.128.1', '8.8.8.8', '2400:3200::1', '172.32.0.1'].filter(isPrivate)).toEqual([])
  })

  it('S4 a name that leads inside is refused after DNS; allowed by name it is not', async () => {
    await expect(addressOfHost('localhost', nobody)).rejects.toThrow('在内部网络')
    await expect(addressOfHost('[::1]', nobody)).rejects.toThrow('在内部网络')
    expect(isPrivate(await addressOfHost('localhost', { allowedHosts: ['localhost'] }))).toBe(true)
  })

  it('only http and https are called', async () => {
    await expect(callOutside({ url: 'file:///etc/passwd' }, nobody)).rejects.toThrow('不是 http')
    await expect(callOutside({ url: 'http://2130706433/' }, nobody)).rejects.toThrow('在内部网络')
  })
})
