import { describe, expect, it } from 'vitest'
import { isDatabaseAway, isDiskFull } from './lost-connections.ts'

const coded = (message: string, code?: string, cause?: object): Error =>
  Object.assign(new Error(message, { cause }), code === undefined ? {} : { code })

describe('R2 R3 R8 what is known of a database that went away', () => {
  it.each([
    coded('terminating connection due to administrator command', '57P01'),
    coded('the database system is starting up', '57P03'),
    coded('read ECONNRESET', 'ECONNRESET'),
    coded('Connection terminated unexpectedly'),
    coded('Client has encountered a connection error and is not queryable'),
    coded('Database error. Code: `57P02`. Message: `terminating connection because of crash`', 'P2039'),
    coded('ConnectionClosed', undefined, { kind: 'ConnectionClosed' }),
    coded('postgres', undefined, { kind: 'postgres', originalCode: '57P01' }),
    coded('a transaction failed', undefined, coded('sorry, too many clients already', '53300')),
  ])('%s', (error) => {
    expect(isDatabaseAway(error)).toBe(true)
    expect(isDiskFull(error)).toBe(false)
  })

  it('a full disk is something else, and a mistake of ours is neither', () => {
    const full = [coded('could not extend file: No space left on device', '53100'), coded('Code: `53100`', 'P2039')]
    for (const error of full) expect([isDiskFull(error), isDatabaseAway(error)]).toEqual([true, false])
    const ours = coded('Database error. Code: `42601`. Message: `syntax error`', 'P2039')
    expect([isDiskFull(ours), isDatabaseAway(ours)]).toEqual([false, false])
  })
})
