import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Encrypts a secret for keeping (AES-256-GCM). The key is derived from the server's own secret, so a copy of the database
 * alone opens nothing; `place` (tenant and use) is bound in, so that a sealed text moved elsewhere does not open there.
 */
export function seal(text: string, authSecret: string, place: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(authSecret), nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Undefined where the server's secret changed since, or the text belongs elsewhere. */
export function unseal(sealed: string, authSecret: string, place: string): string | undefined {
  try {
    const bytes = Buffer.from(sealed, 'base64')
    const opener = createDecipheriv('aes-256-gcm', keyOf(authSecret), bytes.subarray(0, 12))
    opener.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

const keyOf = (authSecret: string): Buffer => Buffer.from(hkdfSync('sha256', authSecret, '', 'jizhi channels', 32))
