import type { Answer, decideFiling } from '@jizhi/contracts'
import type { FilingRow } from '../grants/index.ts'

const nameShown = (name: string | null): string => name ?? '（姓名已删除）'

export const filingOf = (row: FilingRow): Answer<typeof decideFiling>['filing'] => ({
  ...{ version: row.version, kind: row.kind, state: row.state, reason: row.reason },
  agreedBy: nameShown(row.agreed_by_name),
  filedAt: row.filed_at.toISOString(),
  decidedBy: row.decided_at === null ? null : nameShown(row.decided_by_name),
  decidedAt: row.decided_at?.toISOString() ?? null,
})
