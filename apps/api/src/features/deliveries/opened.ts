import { z } from 'zod'
import { seal, unseal } from '../../platform/seal.ts'
import type { Opened } from './channels/channel.ts'
import type { ChannelRow } from './channels.store.ts'

const secretsShape = z.record(z.string(), z.string())

const placeOf = (tenantId: string, channel: string): string => `${tenantId}/${channel}`

/** A channel's settings with its address and secret; both empty where the server's own secret changed since. */
export function opened(
  { channel, options, sealed }: Pick<ChannelRow, 'channel' | 'options' | 'sealed'>,
  authSecret: string,
  tenantId: string,
): Opened {
  const text = sealed === null ? undefined : unseal(sealed, authSecret, placeOf(tenantId, channel))
  return { options, secrets: text === undefined ? {} : secretsShape.parse(JSON.parse(text)) }
}

export const sealedSecrets = (
  secrets: Opened['secrets'],
  channel: string,
  authSecret: string,
  tenantId: string,
): string => seal(JSON.stringify(secrets), authSecret, placeOf(tenantId, channel))
