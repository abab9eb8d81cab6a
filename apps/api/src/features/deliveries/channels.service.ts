import { performance } from 'node:perf_hooks'
import type {
  Answer,
  Input,
  listChannels,
  OutsideChannel,
  saveChannel,
  saveDeliveryRules,
  testChannel,
} from '@jizhi/contracts'
import { outsideChannels } from '@jizhi/contracts'
import { Inject, Injectable } from '@nestjs/common'
import { Webhook } from 'standardwebhooks'
import { Database, type Tx } from '../../platform/database/database.ts'
import { refuseChanged } from '../../platform/faults/changed-meanwhile.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { SETTINGS, type Settings } from '../../platform/settings.ts'
import type { Opened, OutsideMessage } from './channels/channel.ts'
import { channels } from './channels/index.ts'
import { type ChannelRow, ChannelsStore, type RulesRow } from './channels.store.ts'
import { DeliveryListStore } from './delivery-list.store.ts'
import { editedChannel, editedRules, standingChannel } from './edited-settings.ts'
import { opened, sealedSecrets } from './opened.ts'

type View = Answer<typeof listChannels>['channels'][number]
type Rules = Answer<typeof saveDeliveryRules>

/** Kinds that a channel carries until the county says otherwise. */
const USUAL: View['takes'] = [
  'notice',
  'reminder',
  'urge',
  'supervise',
  'circular',
  'document',
  'message',
  'work-slip',
  'alarm',
]
const TEST_TIMEOUT_MS = 10_000

/** 渠道: what leaves the house, and how. Secrets go in and never come out. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly database: Database,
    private readonly store: ChannelsStore,
    private readonly list: DeliveryListStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  show(actor: Actor): Promise<Answer<typeof listChannels>> {
    demandCounty(actor)
    return this.database.read(actor.tenantId, async (tx) => {
      const rules = await this.store.rules(tx)
      const rows = new Map((await this.store.all(tx)).map((row) => [row.channel, row]))
      const counts = await this.list.counts(tx)
      const views = outsideChannels.map((channel): View => {
        const row = rows.get(channel) ?? unset(channel)
        const { address, secret } = opened(row, this.settings.authSecret, tx.tenantId).secrets
        return {
          ...{
            channel,
            enabled: row.enabled,
            takes: [...row.takes],
            afterHours: row.after_hours,
            options: row.options,
          },
          host: address === undefined ? null : hostOf(channel, address),
          hasSecret: secret !== undefined && secret !== '',
          waiting: counts.get(channel)?.waiting ?? 0,
          dead: counts.get(channel)?.dead ?? 0,
        }
      })
      return { channels: views, rules: rulesView(rules), trainingFixed: rules.kind !== 'county' }
    })
  }

  save(actor: Actor, { params, body }: Input<typeof saveChannel>): Promise<Answer<typeof saveChannel>> {
    return this.changing(actor, 'channels.save', `channel:${params.channel}`, async (tx) => {
      const { channel } = params
      await this.store.lock(tx)
      const before = (await this.store.one(tx, channel)) ?? unset(channel)
      const standing = standingChannel(before)
      if (body.seen !== undefined) refuseChanged(editedChannel(body.seen, body, standing), standing)
      const { secrets } = opened(before, this.settings.authSecret, tx.tenantId)
      const kept = {
        ...secrets,
        ...(body.address === null ? {} : { address: body.address }),
        ...(body.secret === null ? {} : { secret: body.secret }),
      }
      if (body.address !== null || body.enabled) refuseAddress(channel, kept.address ?? '')
      if (channel === 'webhook' && (body.secret !== null || body.enabled)) refuseSecret(kept.secret ?? '')
      const sealed = sealedSecrets(kept, channel, this.settings.authSecret, tx.tenantId)
      const { enabled, takes, afterHours: after_hours, options } = body
      await this.store.save(tx, { channel, enabled, takes, after_hours, options, sealed }, actor.personId)
      return { channel }
    })
  }

  saveRules(actor: Actor, { body }: Input<typeof saveDeliveryRules>): Promise<Rules> {
    return this.changing(actor, 'channels.rules', 'channels', async (tx) => {
      await this.store.lock(tx)
      const standing = await this.store.rules(tx)
      const { kind } = standing
      const theirs = rulesView(standing)
      if (body.seen !== undefined) refuseChanged(editedRules(body.seen, body, theirs), theirs)
      if (kind !== 'county' && !body.training) throw new Fault('channel.training-fixed')
      const row = {
        ...{ quiet_from: body.quietFrom, quiet_to: body.quietTo, working_days_only: body.workingDaysOnly },
        ...{ allowed_hosts: body.allowedHosts, training: body.training },
      }
      await this.store.saveRules(tx, row, actor.personId)
      return rulesView(await this.store.rules(tx))
    })
  }

  /** What the receiver really answered; nothing is kept of it. */
  async test(actor: Actor, { params, body }: Input<typeof testChannel>): Promise<Answer<typeof testChannel>> {
    demandCounty(actor)
    const { channel } = params
    const { rules, how } = await this.database.read(actor.tenantId, async (tx) => {
      const row = await this.store.one(tx, channel)
      return {
        rules: await this.store.rules(tx),
        how: row && opened(row, this.settings.authSecret, tx.tenantId),
      }
    })
    if (rules.training) throw new Fault('channel.training')
    if (how?.secrets.address === undefined) throw new Fault('channel.not-set')
    const began = performance.now()
    const message = testMessage(rules.county, actor.now, body.to)
    const reach = { allowedHosts: rules.allowed_hosts, timeoutMs: TEST_TIMEOUT_MS }
    const { ok, answer } = await attempted(channel, message, how, reach)
    return { ok, answer, ms: Math.round(performance.now() - began) }
  }

  private changing<T>(actor: Actor, action: string, subject: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    demandCounty(actor)
    return this.database.write(actor.tenantId, { by: actor.personId, action, subject }, work)
  }
}

/** Channels belong to the whole county: an administrator of one township changes none. */
export const demandCounty = (actor: Actor): void =>
  demand(actor, 'manage-channels', 'Channel', { ownerUnitId: actor.rootUnitId })

const attempted = (
  channel: OutsideChannel,
  message: OutsideMessage,
  how: Opened,
  reach: { allowedHosts: readonly string[]; timeoutMs: number },
) =>
  channels[channel].recipient !== undefined && message.recipients.length === 0
    ? { ok: false, answer: '请填写接收测试的地址或号码' }
    : channels[channel].send(message, how, reach)

const unset = (channel: OutsideChannel): ChannelRow => ({
  ...{ channel, enabled: false, takes: channel === 'webhook' ? [...USUAL, 'duty'] : USUAL, after_hours: 0 },
  ...{ options: {}, sealed: null, recent: [], blocked_until: null },
})

const rulesView = (rules: RulesRow): Rules => ({
  ...{ quietFrom: rules.quiet_from, quietTo: rules.quiet_to, workingDaysOnly: rules.working_days_only },
  ...{ allowedHosts: [...rules.allowed_hosts], training: rules.training },
})

function testMessage(county: string, at: number, to: string | null): OutsideMessage {
  return {
    ...{ id: newId(), county, at, url: undefined, recipients: to === null || to === '' ? [] : [to] },
    digest: [{ kind: 'message', label: '测试消息', count: 1 }],
    words: { title: '测试消息', body: '这是渠道设置里发出的测试消息，收到即说明渠道可用。' },
    event: { type: 'message.test', data: {} },
  }
}

const hostOf = (channel: OutsideChannel, address: string): string | null =>
  address === '' ? null : channel === 'mail' ? address : (URL.parse(withoutHoles(address))?.hostname ?? null)

const withoutHoles = (template: string): string => template.replace(/[{}]/g, '')

function refuseAddress(channel: OutsideChannel, address: string): void {
  if (address === '') throw new Fault('channel.not-set')
  if (channel === 'mail') {
    if (!/^[a-z0-9.-]+$/i.test(address)) throw new Fault('channel.bad-address', { why: '请只填写邮件服务器的主机名' })
    return
  }
  const url = URL.parse(withoutHoles(address))
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Fault('channel.bad-address', { why: '应以 http:// 或 https:// 开头' })
  if (url.username !== '' || url.password !== '')
    throw new Fault('channel.bad-address', { why: '地址里不能带用户名和口令' })
}

function refuseSecret(secret: string): void {
  try {
    const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    new Webhook(secret).sign('0', new Date(0), '')
    if (secret.startsWith('whsec_') && bytes.length >= 24 && bytes.length <= 64) return
  } catch {
    // said below: what the library dislikes is the same mistake
  }
  throw new Fault('channel.bad-secret')
}
