import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const { scrypt } = crypto
const known = new Map<string, Buffer>()

/**
 * Stories sign hundreds of people in, each with the password that hire.ts gives everybody: what scrypt makes of one
 * password and one salt is reckoned once in a process. A wrong password is another one, and is reckoned.
 */
crypto.scrypt = ((password, salt, length, options, done) => {
  const key = JSON.stringify([String(password), String(salt), length, options])
  const made = known.get(key)
  if (made !== undefined) return process.nextTick(done, null, made)
  scrypt(password, salt, length, options, (error, fresh) => {
    if (error === null) known.set(key, fresh)
    done(error, fresh)
  })
}) as typeof crypto.scrypt // the form with options is the only one that is called here
syncBuiltinESMExports()
