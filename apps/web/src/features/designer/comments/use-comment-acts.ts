import { answerComment, listComments, resolveComment, writeComment } from '@jizhi/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../../client/ability.ts'
import { call } from '../../../client/call.ts'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty, useSession } from '../../../client/session.ts'
import { useToast } from '../../../ui/toast.ts'
import type { Comment, CommentsDesk } from './comments.ts'

/** What the reader may do with comments; each act says in words what became of it. */
export function useCommentActs({ mechanism, owner, flush }: CommentsDesk) {
  const { t } = useTranslation()
  const toast = useToast()
  const county = useCounty()
  const queries = useQueryClient()
  const ability = useAbility()
  const { actor, tenant } = useSession()
  const params = { county, mechanism }
  const act = useMutation({
    mutationFn: async ({ send }: { readonly send: () => Promise<unknown>; readonly done: string }) => send(),
    onSuccess: async (_, { done }) => {
      toast.done(done)
      await queries.invalidateQueries({ queryKey: tenantQuery(county, listComments, { params }).queryKey })
    },
    onError: (error) => toast.failed(error.message),
  })
  const does = (done: string, send: () => Promise<unknown>) =>
    act.mutateAsync({ send, done }).then(
      () => true,
      () => false,
    )
  const where = { __caslSubjectType__: 'Mechanism', ownerUnitId: owner } as const
  const works = ability.can('draw', where) || ability.can('approve', where)
  return {
    busy: act.isPending,
    mayWrite: tenant.kind !== 'sample',
    maySettle: ({ byId }: Comment) => tenant.kind !== 'sample' && (works || byId === actor.personId),
    /** True where it was taken down. */
    write: (block: string | null, words: string) =>
      does(t('comments.written'), async () => {
        if (block !== null) await flush()
        return call(writeComment, { params, body: { block, words } })
      }),
    answer: (comment: string, words: string) =>
      does(t('comments.answered'), () => call(answerComment, { params: { ...params, comment }, body: { words } })),
    settle: (comment: string, resolved: boolean) =>
      does(t(resolved ? 'comments.settled' : 'comments.reopened'), () =>
        call(resolveComment, { params: { ...params, comment }, body: { resolved } }),
      ),
  }
}

export type CommentActs = ReturnType<typeof useCommentActs>
