import { readUpstream, takeUpstream } from '@jizhi/contracts'
import { must } from '@jizhi/domain'
import { type Mechanism, type Merge, merge, readMechanism } from '@jizhi/mechanism'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../client/call.ts'
import { tenantKey, tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { SentenceBar } from '../../../ui/sentence-bar.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { useToast } from '../../../ui/toast.ts'
import type { Draft } from '../versions/draft.ts'
import { mergeStep } from './merge-step.ts'
import { UpstreamChanges } from './upstream-changes.tsx'
import type { Bound } from './use-bound.ts'
import './upstream.css'

interface UpstreamPanelProps {
  readonly mechanism: string
  readonly draft: Draft
  readonly bound: Bound
  /** With the version that is the base from now on. */
  readonly onClose: (taken?: number) => void
}

/** MERGE-4: what the newer version changed, each taken or not; what is taken is one step of undo. */
export function UpstreamPanel({ mechanism, draft, bound, onClose }: UpstreamPanelProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const queries = useQueryClient()
  const toast = useToast()
  const params = { county, mechanism }
  const { data, error } = useQuery({ ...tenantQuery(county, readUpstream, { params }), staleTime: 0 })
  const [mine] = useState(() => draft.store.getState().drawing.mechanism)
  const sides = useMemo(() => (data === undefined ? undefined : sidesOf(data.base, data.theirs)), [data])
  const merged = useMemo(() => sides && merge(sides.base, mine, sides.theirs), [sides, mine])
  const [refused, setRefused] = useState<ReadonlySet<string>>()
  // A change that mine contradicts is taken only when somebody says so.
  const left = refused ?? new Set(merged?.changes.flatMap(({ id, isConflict }) => (isConflict ? [id] : [])))
  const take = useMutation({
    mutationFn: async ({ changes, take: takeThem }: Merge) => {
      const ids = new Set(changes.map(({ id }) => id).filter((id) => !left.has(id)))
      const after = takeThem(ids)
      const complaint = sides && bound.refused(sides.theirs, after)
      if (complaint !== undefined) throw new Error(complaint)
      const version = data?.newest ?? 0
      // The newer version first: a township's draft may follow it only once it is what the draft is held against.
      await call(takeUpstream, { params, body: { version } })
      if (sides) bound.rebind(sides.theirs)
      const { change, drawing } = draft.store.getState()
      const words = t('upstream.step', { title: data?.title ?? '', version })
      const done = ids.size === 0 ? undefined : change(words, mergeStep(drawing, after))
      if (done?.ok === false) throw new Error(done.fault.message)
      await draft.saving.flush()
      return ids.size
    },
    onSuccess: (count) => {
      toast.done(t('upstream.done', { count }))
      void queries.invalidateQueries({ queryKey: tenantKey(county), refetchType: 'none' })
      onClose(data?.newest)
    },
  })
  const none = merged !== undefined && merged.changes.length === 0
  return (
    <Modal
      open
      width={880}
      title={t('upstream.title', { title: data?.title ?? '' })}
      onCancel={() => onClose()}
      okText={none ? t('upstream.noted') : t('upstream.take', { count: (merged?.changes.length ?? 0) - left.size })}
      cancelText={t('upstream.later')}
      okButtonProps={{ disabled: merged === undefined, loading: take.isPending }}
      onOk={() => merged && take.mutate(merged)}
    >
      {error ? <StateBlock state="error" text={error.message} /> : null}
      {take.error ? <SentenceBar status="overdue" sentence={take.error.message} /> : null}
      {data === undefined || merged === undefined ? (
        error ? null : (
          <StateBlock state="loading" />
        )
      ) : (
        <>
          <p>{none ? t('upstream.nothing') : t('upstream.note', { from: data.version, to: data.newest })}</p>
          <UpstreamChanges merge={merged} refused={left} onRefuse={setRefused} />
        </>
      )}
    </Modal>
  )
}

/** Both were read by the same reading before they were kept. */
const sidesOf = (base: unknown, theirs: unknown): { readonly base: Mechanism; readonly theirs: Mechanism } => ({
  base: must(readMechanism(base)),
  theirs: must(readMechanism(theirs)),
})
