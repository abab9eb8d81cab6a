import type { Mechanism } from '@jizhi/mechanism'
import type { Tx } from '../../platform/database/database.ts'

/** A drawing of some 20 blocks is 30 kB, and as much again when it is read. */
const MOST_DRAWINGS = 256

export interface Drawn {
  readonly mechanism: Mechanism
  readonly layout: unknown
}

/** A version that a stream goes by was approved and never changes again: the next reader takes the very same object. */
export class KeptDrawings {
  private readonly kept = new Map<string, Drawn>()

  async of(tx: Tx, mechanismId: string, version: number, read: () => Promise<Drawn>): Promise<Drawn> {
    const place = `${tx.tenantId}/${mechanismId}/${version}`
    const held = this.kept.get(place)
    const drawn = held ?? (await read())
    this.kept.delete(place)
    if (held !== undefined || tx.settled) this.kept.set(place, drawn)
    const oldest = this.kept.keys().next()
    if (this.kept.size > MOST_DRAWINGS && !oldest.done) this.kept.delete(oldest.value)
    return drawn
  }
}
