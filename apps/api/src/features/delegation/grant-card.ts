import type { Answer, listGrants } from '@jizhi/contracts'
import { type GrantRow, isFor, sourceTitle } from '../grants/index.ts'
import { nameShown } from '../mechanisms/index.ts'

type Card = Answer<typeof listGrants>['grants'][number]

/** A township that the asker may draw for. */
export interface OwnUnit {
  readonly id: string
  readonly name: string
}

/** What a grant's card needs beside the grant. */
export interface Around {
  readonly nameOf: (unit: string) => string
  readonly own: readonly OwnUnit[]
  readonly taken: readonly { readonly mechanism: string; readonly grant: string; readonly unit: string }[]
}

export function cardOf(grant: GrantRow, { nameOf, own, taken }: Around): Card {
  const by = taken.filter((one) => one.grant === grant.id)
  return {
    id: grant.id,
    unitId: grant.unit,
    unitName: grant.unit === null ? null : nameOf(grant.unit),
    source: { kind: grant.source_kind, name: grant.source },
    reach: grant.reach,
    filing: grant.filing,
    title: sourceTitle(grant),
    note: grant.note,
    givenBy: nameShown(grant.given_by),
    givenAt: grant.given_at.toISOString(),
    revoked:
      grant.revoked_at === null
        ? null
        : {
            by: nameShown(grant.revoked_by),
            at: grant.revoked_at.toISOString(),
            reason: grant.revoke_reason ?? '',
          },
    taken: by.length,
    mayTake:
      grant.revoked_at === null
        ? own
            .filter(({ id }) => isFor(grant, id))
            .map(({ id, name }) => ({
              ...{ unitId: id, unitName: name },
              mechanism: by.find(({ unit }) => unit === id)?.mechanism ?? null,
            }))
        : [],
  }
}
