import { type Answer, listComments } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'

export type Comment = Answer<typeof listComments>['comments'][number]

/** What was said about the open drawing. */
export interface CommentsDesk {
  readonly mechanism: string
  readonly owner: string
  /** Undefined while they are being asked for. */
  readonly comments: readonly Comment[] | undefined
  readonly error: Error | null
  readonly again: () => void
  /** Comments that are not settled, by block; '' is the whole drawing. */
  readonly open: ReadonlyMap<string, number>
  readonly openCount: number
  /** A block must be stored before somebody speaks of it. */
  readonly flush: () => Promise<void>
}

const CommentsContext = createContext<CommentsDesk | undefined>(undefined)
export const CommentsProvider = CommentsContext.Provider

/** Nothing on a desk without a server. */
export const useComments = (): CommentsDesk | undefined => useContext(CommentsContext)

const nothing = async (): Promise<void> => undefined

/** The comments of a mechanism, for the desk its drawing lies on. */
export function useCommentsDesk(mechanism: string, owner: string, flush = nothing): CommentsDesk {
  const county = useCounty()
  const { data, error, refetch } = useQuery(tenantQuery(county, listComments, { params: { county, mechanism } }))
  return useMemo(() => {
    const comments = data?.comments
    const unsettled = (comments ?? []).filter(isOpen)
    const open = new Map([...Map.groupBy(unsettled, ({ block }) => block ?? '')].map(([id, of]) => [id, of.length]))
    const again = () => void refetch()
    return { mechanism, owner, comments, error, again, open, openCount: unsettled.length, flush }
  }, [data, error, refetch, mechanism, owner, flush])
}

export const isOpen = ({ resolvedAt }: Comment): boolean => resolvedAt === null
