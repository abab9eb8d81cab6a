import { readMechanism, readNamedDraft, readVersion } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { InPieces } from '../../ui/in-pieces.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { useTermsOf } from './delegation/terms.ts'
import { DraftDesk } from './versions/draft-desk.tsx'
import { NamedDesk } from './versions/named-desk.tsx'
import { VersionDesk } from './versions/version-desk.tsx'

/** A mechanism on the canvas: its draft under the pen, or to read one of its versions (`?version=3`) or a draft kept under a name (`?named=…`). */
export function DesignerPage() {
  const county = useCounty()
  const { mechanism = '' } = useParams({ strict: false })
  const { version, named } = useSearch({ strict: false })
  const params = { county, mechanism }
  // What is under the pen must not be fetched anew behind the writer's back; saving says when another one was faster.
  const draft = useQuery({
    ...tenantQuery(county, readMechanism, { params }),
    refetchOnWindowFocus: false,
    staleTime: 0,
  })
  const older = useQuery({
    ...tenantQuery(county, readVersion, { params: { ...params, version: String(version ?? 0) } }),
    enabled: version !== undefined,
  })
  const kept = useQuery({
    ...tenantQuery(county, readNamedDraft, { params: { ...params, draft: named ?? '' } }),
    enabled: named !== undefined,
  })
  const bound = useTermsOf(mechanism)
  const error = draft.error ?? older.error ?? kept.error ?? bound.error
  if (error)
    return (
      <FaultBlock
        error={error}
        onRetry={() =>
          void Promise.all(
            [draft, bound, ...(version ? [older] : []), ...(named ? [kept] : [])].map((asked) => asked.refetch()),
          )
        }
      />
    )
  if (draft.data === undefined) return <StateBlock state="loading" />
  if (named !== undefined)
    return kept.data === undefined ? (
      <StateBlock state="loading" />
    ) : (
      <InPieces key={`${mechanism} ${named}`}>
        <NamedDesk answer={draft.data} kept={kept.data} />
      </InPieces>
    )
  if (version === undefined)
    return bound.terms === undefined ? (
      <StateBlock state="loading" />
    ) : (
      <InPieces key={mechanism}>
        <DraftDesk answer={draft.data} terms={bound.terms} />
      </InPieces>
    )
  if (older.data === undefined) return <StateBlock state="loading" />
  return (
    <InPieces key={`${mechanism} ${version}`}>
      <VersionDesk answer={draft.data} older={older.data} />
    </InPieces>
  )
}
