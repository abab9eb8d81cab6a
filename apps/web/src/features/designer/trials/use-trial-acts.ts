import { acceptTrial, keepTrial, listTrials, removeTrial } from '@jizhi/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../client/call.ts'
import { tenantKey } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { useToast } from '../../../ui/toast.ts'
import type { TrialsDesk } from './trials.ts'

export interface NewTrial {
  readonly name: string
  readonly why: string
  /** A past month, or null for an invented one. */
  readonly cycle: string | null
  readonly basis: 'version' | 'draft'
}

/** What may be done with trials. The draft is stored first: the server goes by the one it has. */
export function useTrialActs({ mechanism, flush }: TrialsDesk) {
  const { t } = useTranslation()
  const toast = useToast()
  const county = useCounty()
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: async ({ run }: { readonly run: () => Promise<unknown>; readonly done: string }) => {
      await flush()
      await run()
    },
    onSuccess: (_, { done }) => {
      toast.done(done)
      return queries.invalidateQueries({ queryKey: [...tenantKey(county), listTrials.name] })
    },
    onError: (error) => toast.failed(error.message),
  })
  const params = { county, mechanism }
  const done = async (run: () => Promise<unknown>, said: string): Promise<boolean> => {
    try {
      await act.mutateAsync({ run, done: said })
      return true
    } catch {
      return false
    }
  }
  return {
    busy: act.isPending,
    keep: (body: NewTrial) => done(() => call(keepTrial, { params, body }), t('trials.kept')),
    accept: (trial: string, why: string) =>
      done(() => call(acceptTrial, { params: { ...params, trial }, body: { why } }), t('trials.accepted')),
    remove: (trial: string) =>
      done(() => call(removeTrial, { params: { ...params, trial }, body: {} }), t('trials.removed')),
  }
}

export type TrialActs = ReturnType<typeof useTrialActs>
