import type { OutsideChannel } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import type { Tx } from '../../platform/database/database.ts'
import { CHANNEL_WORDS } from './kind-words.ts'
import type { OutboxItem } from './message.ts'

/** 告警 to every post of an administrator at the root: a channel gave something up. Once a day and channel, however much it gave up. */
export async function alarmItems(tx: Tx, channel: OutsideChannel, why: string): Promise<OutboxItem[]> {
  const posts = await tx.sql<{ id: string }>(ADMINS, [tx.tenantId, tx.now])
  const day = dayOf(tx.now)
  return posts.map(({ id }) => ({
    what: ['channel-dead', channel, day],
    kind: 'alarm',
    to: { post: id },
    title: [`${CHANNEL_WORDS[channel]}发送失败`],
    body: [`有消息多次发送失败，已停止重试。对方的应答：${why.slice(0, 120)}。请核对渠道设置，再到送达清单再发。`],
    about: { subject: channel },
    link: '/settings',
  }))
}

const ADMINS = `
  with today as (select (to_timestamp($2::bigint / 1000.0) at time zone 'Asia/Shanghai')::date as day)
  select p.id from posts p, today where p.tenant_id = $1 and p.role = 'county-admin'
    and exists (select 1 from holders h where h.tenant_id = $1 and h.post_id = p.id and h.valid_from <= day
      and (h.valid_to is null or h.valid_to > day))
    and not exists (select 1 from relations r where r.tenant_id = $1 and r.kind = '隶属' and r.source_id = p.unit_id
      and r.valid_from <= day and (r.valid_to is null or r.valid_to > day))
  order by p.id`
