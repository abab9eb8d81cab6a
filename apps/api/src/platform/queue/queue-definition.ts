import type { ZodType, z } from 'zod'

/** Every job belongs to a tenant and carries ids only: the payload is read outside of row security. */
export interface QueueDefinition<P extends ZodType = ZodType> {
  /** `noun.verb`. */
  readonly name: string
  readonly payload: P
  /** How many tenants' jobs a worker process does at once; one unless said. */
  readonly atOnce?: number
}

/** A queue is said once, in its feature's `*.queue.ts`, and listed in `src/queues.ts`. */
export function defineQueue<P extends ZodType>(definition: QueueDefinition<P>): QueueDefinition<P> {
  return definition
}

export type Payload<Q> = Q extends QueueDefinition<infer P> ? z.output<P> : never
