import { deliveryKinds } from '@jizhi/contracts'
import type { Tx } from '../../platform/database/database.ts'
import type { OutsideMessage } from './channels/channel.ts'
import { KIND_WORDS } from './kind-words.ts'
import { namesIn } from './names-in.ts'
import type { TakenRow } from './sending.store.ts'

interface Place {
  readonly county: string
  readonly code: string
  readonly publicUrl: string | undefined
  readonly recipients: readonly string[]
}

/** What leaves: the first one's own words for mail, kinds and numbers for robots and SMS, ids for webhooks. */
export async function outsideMessage(tx: Tx, rows: readonly TakenRow[], place: Place): Promise<OutsideMessage> {
  const [first] = rows
  if (first === undefined) throw new Error('nothing to send')
  const says = await namesIn(tx, [first.title, first.body])
  const link = rows.length === 1 ? first.link : '/messages'
  const kinds = Map.groupBy(rows, ({ kind }) => kind)
  const { event, ...ids } = first.about
  return {
    id: first.id,
    county: place.county,
    at: first.put_at.getTime(),
    digest: deliveryKinds.flatMap((kind) => {
      const count = kinds.get(kind)?.length ?? 0
      return count === 0 ? [] : [{ kind, label: KIND_WORDS[kind], count }]
    }),
    words: { title: says(first.title), body: says(first.body) },
    url: place.publicUrl === undefined ? undefined : `${place.publicUrl.replace(/\/$/, '')}/${place.code}${link}`,
    recipients: place.recipients,
    event: { type: event ?? `message.${first.kind}`, data: { ...ids, kind: first.kind, link: first.link } },
  }
}
