import type { DeliveryKind, OutsideChannel } from '@jizhi/contracts'
import type { Reach } from './outside-call.ts'

/** What leaves by a channel: one message, or a digest of several. Names are in; personal ones only where `words` is used. */
export interface OutsideMessage {
  /** The same on every attempt: the receiver's means to drop a repetition. */
  readonly id: string
  readonly county: string
  /** Epoch milliseconds. */
  readonly at: number
  /** Without any personal data: how many of which kind. */
  readonly digest: readonly { readonly kind: DeliveryKind; readonly label: string; readonly count: number }[]
  /** Title and text; only mail, which goes to the addressees themselves, carries them. */
  readonly words: { readonly title: string; readonly body: string }
  /** The address of the page, if the server knows its own. */
  readonly url: string | undefined
  /** Addresses or phone numbers, of mail and SMS. */
  readonly recipients: readonly string[]
  /** Of a webhook: what happened, as ids. */
  readonly event: { readonly type: string; readonly data: Readonly<Record<string, unknown>> }
}

/** What came of an attempt. `later`: not before then, as the receiver itself asked (ms). */
export type Sent =
  | { readonly ok: true; readonly answer: string }
  | { readonly ok: false; readonly answer: string; readonly later?: number }

/** What a county set, opened. */
export interface Opened {
  readonly options: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
}

/** One way out of the house. Never throws: whatever went wrong is an answer. */
export interface Channel {
  readonly channel: OutsideChannel
  /** Several waiting messages leave as one. */
  readonly isDigest: boolean
  /** Waits for the county's working hours, unless urgent. */
  readonly isQuiet: boolean
  /** Goes to persons, whose addresses are looked up. */
  readonly recipient: 'email' | 'phone' | undefined
  /** The most sendings a minute. */
  readonly mostPerMinute: number | undefined
  send(message: OutsideMessage, opened: Opened, reach: Reach): Promise<Sent>
}
