import { dayOf } from '@jizhi/domain'
import { type Mechanism, openParameters } from '@jizhi/mechanism'
import { isTemplateName, templateList, templates } from '@jizhi/templates'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
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

  /**
   * The drawing that is taken over today; of a blank canvas none.
   * @throws Fault `mechanism.template-unknown`, `delegation.not-in-force`
   */
  async documentOf(
    tx: Tx,
    { kind, name }: Source,
    title: string,
  ): Promise<{ mechanism: Mechanism; version: number } | undefined> {
    if (kind === 'blank') return undefined
    if (kind === 'template') {
      if (!isTemplateName(name)) throw new Fault('mechanism.template-unknown', { name })
      return { mechanism: templates[name].mechanism, version: Number(templates[name].version) }
    }
    const governing = await this.mechanisms.inForce(tx, name, dayOf(tx.now))
    if (governing === undefined) throw new Fault('delegation.not-in-force', { title })
    return { mechanism: governing.mechanism, version: governing.version }
  }
}
