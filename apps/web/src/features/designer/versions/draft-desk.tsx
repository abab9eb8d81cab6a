import { readMechanism } from '@jizhi/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../../client/ability.ts'
import { tenantKey, tenantQuery } from '../../../client/queries.ts'
import { useCounty, useSession } from '../../../client/session.ts'
import { useGo } from '../../../ui/go-link.tsx'
import { inAntd } from '../../../ui/in-antd.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useCommentsDesk } from '../comments/comments.ts'
import { type Terms, TermsProvider } from '../delegation/terms.ts'
import { TermsStrip } from '../delegation/terms-strip.tsx'
import { DesignerDesk } from '../desk/designer-desk.tsx'
import { useLiveSource } from '../live/use-live-source.ts'
import { useTrialsDesk } from '../trials/trials.ts'
import { UpstreamTag } from '../upstream/upstream-tag.tsx'
import { useBound } from '../upstream/use-bound.ts'
import { type Draft, type MechanismAnswer, openDraft } from './draft.ts'
import { PenStrip } from './pen-strip.tsx'
import { periodWords } from './period-words.ts'
import { PlaceWords } from './place-words.tsx'
import { useComparing } from './use-comparing.tsx'
import { usePen } from './use-pen.ts'
import { VersionNews } from './version-news.tsx'
import { VersionsButton } from './versions-button.tsx'

const ConflictDialog = inAntd(() => import('./conflict-dialog.tsx').then((part) => part.ConflictDialog))

const SubmitDialog = inAntd(() => import('./submit-dialog.tsx').then((part) => part.SubmitDialog))

const OutlookPanel = inAntd(() => import('../outlook/outlook-panel.tsx').then((part) => part.OutlookPanel))

/** The draft of a mechanism, saved as it is drawn. Whoever may not draw here reads it. */
export function DraftDesk({ answer, terms }: { readonly answer: MechanismAnswer; readonly terms: Terms | null }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const go = useGo()
  const queries = useQueryClient()
  const ability = useAbility()
  const bound = useBound(terms)
  const [draft] = useState(() => openDraft(county, answer, bound.refuse))
  const [submitting, setSubmitting] = useState(false)
  const { id, ownerUnitId, ownerName } = answer.mechanism
  const mine = { __caslSubjectType__: 'Mechanism', ownerUnitId } as const
  const mayDraw = tenant.kind !== 'sample' && terms?.revoked !== true && ability.can('draw', mine)
  const pen = usePen(id, mayDraw, { onLost: draft.saving.flush, onTaken: draft.takeTheirs })
  const readOnly = !mayDraw || pen.isAsking || pen.holder !== undefined
  const leave = useCallback(() => {
    draft.saving.stop()
    // Whoever comes back in the same window finds what was drawn last, under the revision it was saved as.
    const { queryKey } = tenantQuery(county, readMechanism, { params: { county, mechanism: id } })
    queries.setQueryData(queryKey, (was) => was && { ...was, draft: { ...was.draft, ...draft.asLeft() } })
  }, [draft, queries, county, id])
  useLeaveSaved(draft.saving.flush, leave)
  const submitted = (version?: number) => {
    setSubmitting(false)
    if (version === undefined) return
    void queries.invalidateQueries({ queryKey: tenantKey(county) })
    go(`/${county}/mechanisms/${id}?version=${version}`)
  }
  const { version: standing } = answer.mechanism
  const live = useLiveSource(id, ownerUnitId)
  const comments = useCommentsDesk(id, ownerUnitId, draft.saving.flush)
  const trials = useTrialsDesk(id, draft.saving.flush)
  const next = (answer.versions[0]?.version ?? 0) + 1
  const comparing = useComparing(
    answer,
    standing ?? answer.versions[0]?.version,
    t('designer.draft', { version: next }),
  )
  return (
    <TermsProvider value={terms}>
      <DesignerDesk
        store={draft.store}
        readOnly={readOnly}
        backTo={`/${county}/mechanisms`}
        status={
          <>
            <span className="desk-version">{t('designer.draft', { version: next })}</span>
            <InForce answer={answer} />
            {readOnly ? null : <UpstreamTag answer={answer} draft={draft} bound={bound} />}
          </>
        }
        place={<PlaceWords words={[`${tenant.name} › ${t('menu.mechanisms')} › ${ownerName}`, planNumberOf(answer)]} />}
        {...comparing}
        owner={ownerUnitId}
        live={live}
        comments={comments}
        head={mayDraw || standing === null ? null : <VersionNews mechanism={id} version={standing} />}
        trials={mayDraw ? trials : undefined}
        outlook={(onClose) => <OutlookPanel mechanism={id} flush={draft.saving.flush} onClose={onClose} />}
        saving={readOnly ? undefined : draft.saving}
        actions={<VersionsButton answer={answer} draft={readOnly ? undefined : draft} />}
        foot={
          <>
            <PenStrip pen={pen} />
            {terms === null ? null : <TermsStrip terms={terms} />}
          </>
        }
        primary={
          readOnly || !ability.can('submit', mine) ? null : (
            <PlainButton kind="primary" onClick={() => setSubmitting(true)}>
              {t('designer.submit')}
            </PlainButton>
          )
        }
      />
      <Conflict draft={draft} />
      {submitting ? (
        <Suspense fallback={null}>
          <SubmitDialog draft={draft} before={standing} openComments={comments.openCount} onDone={submitted} />
        </Suspense>
      ) : null}
    </TermsProvider>
  )
}

function Conflict({ draft }: { readonly draft: Draft }) {
  const isThere = useSyncExternalStore(draft.saving.listen, () => draft.saving.read().kind === 'conflict')
  return isThere ? (
    <Suspense fallback={null}>
      <ConflictDialog draft={draft} />
    </Suspense>
  ) : null
}

/** Under which plan the version in force was announced. */
const planNumberOf = ({ mechanism, versions }: MechanismAnswer): string | null =>
  versions.find(({ version }) => version === mechanism.version)?.planNumber ?? null

/** 现行第 3 版，自 2026-03 起 */
function InForce({ answer }: { readonly answer: MechanismAnswer }) {
  const { t } = useTranslation()
  const { version } = answer.mechanism
  const standing = answer.versions.find((one) => one.version === version)
  if (standing === undefined) return null
  return (
    <span className="desk-inforce">
      {t('designer.inForce', { version: standing.version, period: periodWords(standing.inForceFrom) })}
    </span>
  )
}

/** Whoever leaves the page leaves nothing unsent behind; a closing window asks first while something is. */
function useLeaveSaved(flush: () => Promise<void>, stop: () => void) {
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && void flush()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      void flush().finally(stop)
    }
  }, [flush, stop])
}
