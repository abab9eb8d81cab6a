import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

const keyFor = (use: string, key: string): Buffer => createHash('sha256').update(`${use}\n${key}`).digest()

/** Under what an act's key is looked up; the key cannot be read back from it. */
export const keyDigestOf = (key: string): string => keyFor('name', key).toString('hex')

/** A digest of what was asked that only the holder of the key can try bodies against: bodies may hold passwords. */
export const requestDigestOf = (key: string, text: string): string =>
  createHmac('sha256', keyFor('request', key)).update(text).digest('hex')

/** The answer as only the holder of the key can read it (AES-256-GCM): answers may show a password, once. */
export function sealedWith(key: string, text: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyFor('answer', key), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

/** The answer again. Throws when it was altered. */
export function openedWith(key: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyFor('answer', key), bytes.subarray(0, NONCE))
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
}
