import { keepNamedDraft, listNamedDrafts, readNamedDraft } from '@jizhi/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../client/call.ts'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { useToast } from '../../../ui/toast.ts'
import { type Draft, readDrawing } from './draft.ts'
import { restoredStep } from './restored-step.ts'
import type { NamedDraft } from './use-named-drafts.ts'

/** Keeps the open draft under a name, and brings one of those back as one step that can be undone. */
export function useNamedActs(mechanism: string, draft: Draft) {
  const { t } = useTranslation()
  const toast = useToast()
  const county = useCounty()
  const queries = useQueryClient()
  const params = { county, mechanism }
  const onError = (error: Error) => toast.failed(error.message)
  const keep = useMutation({
    mutationFn: async ({ name, note }: { readonly name: string; readonly note: string }) => {
      await draft.saving.flush()
      const body = { revision: draft.revision(), name, note: note === '' ? null : note }
      return call(keepNamedDraft, { params, body })
    },
    onSuccess: (_, { name }) => {
      toast.done(t('versions.named.kept', { name }))
      return queries.invalidateQueries({ queryKey: tenantQuery(county, listNamedDrafts, { params }).queryKey })
    },
    onError,
  })
  const restore = useMutation({
    mutationFn: async ({ id, name }: NamedDraft) => {
      const { document, layout } = await call(readNamedDraft, { params: { ...params, draft: id } })
      const { change, drawing } = draft.store.getState()
      const done = change(
        t('versions.step.restoreNamed', { name }),
        restoredStep(drawing, readDrawing(document), layout),
      )
      if (!done.ok) throw new Error(done.fault.message)
    },
    onSuccess: (_, { name }) => toast.done(t('versions.named.restored', { name })),
    onError,
  })
  return { keep, restore }
}
