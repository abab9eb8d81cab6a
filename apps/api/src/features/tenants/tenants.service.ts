import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Directory } from '../../platform/database/directory.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type DivisionRow, TenantsStore } from './tenants.store.ts'

export interface NewTenant {
  /** The root's division code: 4 digits for a prefecture, 6 for a county or district; any unused one for a demo. */
  readonly code: string
  /** The root's name; the division's own otherwise. A demo's invented county needs one. */
  readonly name?: string
  readonly kind: 'demo' | 'sample' | 'county'
  readonly notice?: string
  /** First day of the copied tree; figures of earlier months are then refused. */
  readonly validFrom?: string
}

/** The statistics' own list is of mid-2023, and published results from 2013 on are brought in: the tree holds from before them. */
const TREE_FROM = '2000-01-01'

@Injectable()
export class TenantsService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly store: TenantsStore,
  ) {}

  /**
   * Sets a county up: the tenant, its root unit, and every division below it that is shipped, related by 隶属.
   * A demo's root is invented, so its units come by import. Answers the tenant's id.
   */
  async create(wanted: NewTenant): Promise<string> {
    const divisions = wanted.kind === 'demo' ? [] : await this.store.divisionsUnder(wanted.code)
    const root = divisions[0] ?? inventedRoot(wanted)
    if (root === undefined) throw new Fault('tenant.no-such-division', { code: wanted.code })
    if (root.level !== 'county' && root.level !== 'city') throw new Fault('tenant.wrong-level', { name: root.name })
    const name = wanted.name ?? root.name
    const id = await this.register(wanted, name, root.level)
    const from = wanted.validFrom ?? TREE_FROM
    const rows = divisions.length > 0 ? divisions : [root]
    await this.database.write(id, { by: null, action: 'tenants.create', subject: `tenant:${id}` }, (tx) =>
      plant(tx, this.store, rows, from),
    )
    return id
  }

  /** The directory's row; a repeated call after a crash takes the one that stands, as long as its tree is still empty. */
  private async register(wanted: NewTenant, name: string, rootLevel: string): Promise<string> {
    await this.directory.sql(
      `insert into tenants (id, code, name, kind, root_level, notice) values ($1, $2, $3, $4, $5, $6)
       on conflict (code) do nothing`,
      [newId(), wanted.code, name, wanted.kind, rootLevel, wanted.notice ?? null],
    )
    const [standing] = await this.database.open<{ id: string }>('select id from tenants where code = $1', [wanted.code])
    if (standing === undefined) throw new Error(`tenant ${wanted.code} was not written`)
    const tenantId = standing.id
    const planted = await this.database.read(tenantId, (tx) => tx.prisma.unit.count({ where: { tenantId } }))
    if (planted > 0) throw new Fault('tenant.already-there', { code: wanted.code })
    return tenantId
  }
}

function inventedRoot(wanted: NewTenant): DivisionRow | undefined {
  if (wanted.kind !== 'demo' || wanted.name === undefined) return undefined
  return { code: wanted.code, name: wanted.name, parent_code: null, level: 'county' }
}

async function plant(tx: Tx, store: TenantsStore, rows: readonly DivisionRow[], from: string): Promise<void> {
  const ids = new Map(rows.map((row) => [row.code, newId()]))
  await store.insertUnits(tx, rows, ids, from)
  await store.insertBelonging(tx, rows, ids, from)
}
