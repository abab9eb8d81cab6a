import { readUpstream, takeUpstream } from '@jizhi/contracts'
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
import './upstream.css'

interface UpstreamPanelProps {
  readonly mechanism: string
  readonly draft: Draft
  /** With the version that is the base from now on. */
  readonly onClose: (taken?: number) => void
}

/** MERGE-4: what the newer version changed, each taken or not; what is taken is one step of undo. */
export function UpstreamPanel({ mechanism, draft, onClose }: UpstreamPanelProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const queries = useQueryClient()
  const toast = useToast()
  const params = { county, mechanism }
  const { data, error } = useQuery({ ...tenantQuery(county, readUpstream, { params }), staleTime: 0 })
  const [mine] = useState(() => draft.store.getState().drawing.mechanism)
  const merged = useMemo(() => (data === undefined ? undefined : mergeOf(data.base, mine, data.theirs)), [data, mine])
  const [refused, setRefused] = useState<ReadonlySet<string>>()
  // A change that mine contradicts is taken only when somebody says so.
  const left = refused ?? new Set(merged?.changes.flatMap(({ id, isConflict }) => (isConflict ? [id] : [])))
  const take = useMutation({
    mutationFn: async ({ changes, take: takeThem }: Merge) => {
      const ids = new Set(changes.map(({ id }) => id).filter((id) => !left.has(id)))
      const step = mergeStep(draft.store.getState().drawing, takeThem(ids))
      const words = t('upstream.step', { title: data?.title ?? '', version: data?.newest ?? 0 })
      const done = ids.size === 0 ? { ok: true as const } : draft.store.getState().change(words, step)
      if (!done.ok) throw new Error(done.fault.message)
      await draft.saving.flush()
      await call(takeUpstream, { params, body: { version: data?.newest ?? 0 } })
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

function mergeOf(base: unknown, mine: Mechanism, theirs: unknown): Merge {
  const [before, after] = [readMechanism(base), readMechanism(theirs)]
  return before.ok && after.ok ? merge(before.value, mine, after.value) : { changes: [], take: () => mine }
}
