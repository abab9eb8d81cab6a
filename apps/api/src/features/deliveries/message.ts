import type { DeliveryKind, OutsideChannel } from '@jizhi/contracts'

/** A sentence whose names are put in when somebody looks or when it is sent: ids and figures only are stored (FACT-7). */
export type Said = readonly (string | { readonly unit: string } | { readonly person: string })[]

/** To a person, to whoever holds a post, to the people of a unit, or only to one of the county's ways out of the house. */
export type Addressee =
  | { readonly person: string }
  | { readonly post: string }
  | { readonly unit: string }
  | { readonly channel: OutsideChannel }

/** What a message is about, as ids: the page leads there, and answers find their way back. */
export interface About {
  readonly cycle?: string
  readonly block?: string
  readonly row?: string
  /** Key of the effect that it carries out. */
  readonly effect?: string
  readonly order?: string
  readonly case?: string
  /** Of a duty's event: whose it is, what, and until when (ISO 8601). */
  readonly duty?: string
  readonly task?: string
  readonly role?: string
  readonly persons?: readonly string[]
  readonly dueAt?: string
  /** Of a webhook: the event's name, `duty.opened`. */
  readonly event?: string
  /** The channel or delivery that an alarm speaks of. */
  readonly subject?: string
}

/** One message to one addressee. Further channels are the county's to choose, not the sender's. */
export interface OutboxItem {
  /** What is said, as an identity that never changes: `['reminder', cycle, block, row, dueAt]`. The same what to the same addressee leaves once. */
  readonly what: readonly (string | number)[]
  readonly kind: DeliveryKind
  readonly to: Addressee
  readonly title: Said
  readonly body: Said
  readonly about: About
  /** The page behind `/:county` that it leads to, e.g. `/cycles/0197…`; '' is the workbench. */
  readonly link: string
  /** Goes out in quiet hours too; 督办 and 告警 always do. */
  readonly urgent?: boolean
  /** The first reading comes back as an `acknowledged` fact of the effect. */
  readonly receipt?: boolean
}
