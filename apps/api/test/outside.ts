import { type OutsideChannel, type Request, saveChannel } from '@jizhi/contracts'
import { expect } from 'vitest'
import { Outbox, type OutboxItem } from '../src/features/deliveries/index.ts'
import type { Caller } from './caller.ts'
import type { County } from './county.ts'
import type { Stand } from './stand.ts'

export const WEBHOOK_SECRET = `whsec_${Buffer.from('a-secret-of-a-story-0123456789').toString('base64')}`

/** Lets a story's county, which is a demo so that its clock may be pushed, call this machine; the product lets none do it. */
export async function letOut(stand: Stand, county: County, hosts: readonly string[] = ['127.0.0.1']): Promise<void> {
  const deed = { by: null, action: 'story.let-out', subject: 'delivery-rules' }
  await stand.database.write(county.id, deed, (tx) =>
    tx.sql(
      `insert into delivery_rules (tenant_id, quiet_from, quiet_to, working_days_only, allowed_hosts, training, changed_at)
       values ($1, '21:00', '08:00', true, $2, false, now()) on conflict (tenant_id) do update set allowed_hosts = $2, training = false`,
      [county.id, hosts],
    ),
  )
}

/** Sets a channel as an administrator of the county does. */
export async function setChannel(
  admin: Caller,
  county: County,
  channel: OutsideChannel,
  wanted: Partial<Request<typeof saveChannel>['body']>,
): Promise<void> {
  const reply = await admin.call(saveChannel, {
    params: { county: county.code, channel },
    body: {
      ...{ enabled: true, takes: ['notice', 'reminder', 'supervise', 'alarm'], afterHours: 0, options: {} },
      ...{ address: null, secret: null },
      ...wanted,
    },
  })
  expect(reply.status, reply.text).toBe(200)
}

export const put = (stand: Stand, county: County, items: readonly OutboxItem[]): Promise<number> =>
  stand.database.write(county.id, { by: null, action: 'story.put', subject: 'county' }, (tx) =>
    stand.app.get(Outbox).put(tx, items),
  )
