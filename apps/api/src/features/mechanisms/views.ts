import type { Answer, listMechanisms, readMechanism } from '@jizhi/contracts'
import { type PeriodKind, parseDay, periodHolding, periodText } from '@jizhi/domain'
import { type Mechanism, readConfig } from '@jizhi/mechanism'
import { isTemplateName, templates } from '@jizhi/templates'
import { storedDocument } from './document.ts'
import type { MechanismRow, VersionRow } from './mechanisms.store.ts'

type Card = Answer<typeof listMechanisms>['mechanisms'][number]
type Version = Answer<typeof readMechanism>['versions'][number]

/** A person whose name was erased on request still stands behind what was done. */
export const nameShown = (name: string | null): string => name ?? '（姓名已删除）'

export const cardOf = (row: MechanismRow): Card => ({
  id: row.id,
  name: row.name,
  ownerUnitId: row.owner_unit_id,
  ownerName: row.owner_name,
  version: row.version,
  coming: row.coming === null || row.coming_from === null ? null : { version: row.coming, from: row.coming_from },
  waiting: row.waiting,
  draftDiffers: row.differs,
  updatedAt: row.updated_at.toISOString(),
  origin: originOf(row),
})

function originOf(row: MechanismRow): Card['origin'] {
  const { origin_kind: kind, origin_source: source, origin_version: version } = row
  if (kind === null || source === null || version === null) return null
  if (kind === 'mechanism')
    return { kind, source, version, title: row.origin_name ?? '', newest: row.origin_newest ?? version }
  // A template that is no longer shipped stays what it was.
  const template = isTemplateName(source) ? templates[source] : undefined
  return { kind, source, version, title: template?.title ?? source, newest: template?.version ?? version }
}

export const versionOf = (row: VersionRow): Version => ({
  version: row.version,
  state: row.state,
  planNumber: row.plan_number,
  inForceFrom: periodOfDay(storedDocument(row.document), row.in_force_from),
  explanation: row.explanation,
  digest: row.digest,
  submittedById: row.submitted_by,
  submittedBy: nameShown(row.submitted_by_name),
  submittedAt: row.submitted_at.toISOString(),
  decidedBy: row.decided_by === null ? null : nameShown(row.decided_by_name),
  decidedAt: row.decided_at?.toISOString() ?? null,
  decisionReason: row.decision_reason,
})

/** The kind of period a drawing runs by; none while it has no readable cycle block. */
export function periodKindOf(mechanism: Mechanism): PeriodKind | undefined {
  for (const block of mechanism.blocks) {
    if (block.kind !== 'cycle') continue
    const config = readConfig({ ...block, kind: 'cycle' })
    // CYC-2: an event falls in the month that holds it, and its versions hold from a month on.
    if (config.ok) return config.value.period === 'event' ? 'month' : config.value.period
  }
  return undefined
}

function periodOfDay(mechanism: Mechanism, text: string): string {
  const kind = periodKindOf(mechanism)
  const day = parseDay(text)
  return kind === undefined || kind === 'session' || !day.ok ? text : periodText(periodHolding(kind, day.value))
}
