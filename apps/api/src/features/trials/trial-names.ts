import { dayOf, idsOf, type Key } from '@jizhi/domain'
import type { TrialNames } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { NamesReader } from '../cycles/index.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names for ids of trials: some were invented or came from elsewhere, and bring their names along. */
@Injectable()
export class TrialNamesReader {
  constructor(private readonly names: NamesReader) {}

  async of(tx: Tx, ids: readonly string[], brought: Readonly<Record<string, string>>): Promise<TrialNames> {
    const own = ids.filter((id) => UUID.test(id) && brought[id] === undefined)
    const known = await this.names.on(tx, dayOf(tx.now), own)
    const unit = (id: string): string => {
      const name = brought[id] ?? known.unit(id)
      return name === id && UUID.test(id) ? known.person(id) : name
    }
    return {
      unit,
      row: (key) =>
        idsOf(key as Key)
          .map(unit)
          .join(' · '),
    } // keys of our own tables
  }
}
