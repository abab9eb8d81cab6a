import { openParameters } from '@jizhi/mechanism'
import { templateList } from '@jizhi/templates'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { type Source, titleOf } from '../grants/index.ts'
import { MechanismsService } from '../mechanisms/index.ts'

/** What may be delegated: a mechanism of the county in force, a shipped template, an empty canvas. */
@Injectable()
export class Sources {
  constructor(private readonly mechanisms: MechanismsService) {}

  /** All of them with how many parameters they open, as the form shows them. */
  async all(tx: Tx, rootUnitId: string): Promise<(Source & { title: string; parameters: number })[]> {
    const own = (await this.mechanisms.inForceToday(tx)).filter(({ ownerUnitId }) => ownerUnitId === rootUnitId)
    return [
      ...own.map(({ id, name, mechanism }) => ({
        ...{ kind: 'mechanism' as const, name: id, title: name },
        parameters: openParameters(mechanism).length,
      })),
      ...templateList.map(({ name, title, mechanism }) => ({
        ...{ kind: 'template' as const, name, title },
        parameters: openParameters(mechanism).length,
      })),
      { kind: 'blank', name: '', title: titleOf({ kind: 'blank', name: '' }, null), parameters: 0 },
    ]
  }
}
