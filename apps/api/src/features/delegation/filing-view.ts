import type { Answer, decideFiling } from '@jizhi/contracts'
import type { FilingRow } from '../grants/index.ts'
import { nameShown } from '../mechanisms/index.ts'

export const filingOf = (row: FilingRow): Answer<typeof decideFiling>['filing'] => ({
  ...{ version: row.version, kind: row.kind, state: row.state, reason: row.reason },
  agreedBy: nameShown(row.agreed_by_name),
  filedAt: row.filed_at.toISOString(),
  decidedBy: row.decided_at === null ? null : nameShown(row.decided_by_name),
  decidedAt: row.decided_at?.toISOString() ?? null,
})
