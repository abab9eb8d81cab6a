import { type Answer, addressOf, listTrials, readTrialMonth } from '@jizhi/contracts'
import type { Trial } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo } from 'react'
import { call } from '../../../client/call.ts'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import type { TrialAsked, TrialVerdict } from '../live/messages.ts'
import { useLive, useLiveDesk } from '../live/use-live.tsx'

export type TrialCard = Answer<typeof listTrials>['trials'][number]

/** Months kept with the open mechanism. */
export interface TrialsDesk {
  readonly mechanism: string
  /** Undefined while they are being asked for. */
  readonly trials: readonly TrialCard[] | undefined
  readonly error: Error | null
  readonly again: () => void
  readonly asked: readonly TrialAsked[]
  /** The server keeps and accepts by the draft that it has. */
  readonly flush: () => Promise<void>
  /** As they go into a file: without the name of any person. */
  readonly exported: () => Promise<readonly Trial[]>
}

const TrialsContext = createContext<TrialsDesk | undefined>(undefined)
export const TrialsProvider = TrialsContext.Provider

/** Nothing on a desk without a server, or before somebody who may not draw. */
export const useTrials = (): TrialsDesk | undefined => useContext(TrialsContext)

const none: readonly TrialCard[] = []

export function useTrialsDesk(mechanism: string, flush: () => Promise<void>): TrialsDesk {
  const county = useCounty()
  const params = { county, mechanism }
  const { data, error, refetch } = useQuery(tenantQuery(county, listTrials, { params }))
  return useMemo(() => {
    const trials = data?.trials
    const known = trials ?? none
    const at = { county, mechanism }
    return {
      ...{ mechanism, trials, error, flush, again: () => void refetch() },
      asked: known.map(({ id, accepted }) => ({
        id,
        address: `${addressOf(readTrialMonth, { ...at, trial: id })}?accepted=${accepted.length}`,
      })),
      exported: () => Promise.all(known.map((one) => exportedOne(one, at))),
    }
  }, [data, error, refetch, flush, county, mechanism])
}

async function exportedOne(
  { id, name, why }: TrialCard,
  params: { readonly county: string; readonly mechanism: string },
): Promise<Trial> {
  const { past, names, expected } = await call(readTrialMonth, { params: { ...params, trial: id } })
  return { name, why, past, names, expected } as unknown as Trial // the inside is the heart's own
}

/** Has the worker hold every drawing against them, for as long as the desk is open. */
export function useHeldTrials(desk: TrialsDesk | undefined): void {
  const store = useLiveDesk()?.store
  const asked = desk?.asked
  useEffect(() => {
    if (asked !== undefined) store?.getState().holdTrials(asked)
  }, [store, asked])
}

export interface TrialsStanding {
  readonly verdicts: ReadonlyMap<string, TrialVerdict>
  /** Those that came out as they must, and those that did not; nothing while they are being run. */
  readonly same: number | undefined
  readonly differ: number
}

/** How the trials stand under the drawing of this moment. */
export function useTrialsStanding(desk: TrialsDesk): TrialsStanding {
  const found = useLive((state) => state.trials)
  return useMemo(() => {
    const known = new Set(desk.asked.map(({ id }) => id))
    const verdicts = new Map((found?.verdicts ?? []).filter(({ id }) => known.has(id)).map((one) => [one.id, one]))
    const run = [...verdicts.values()]
    const differ = run.filter(({ count }) => count > 0).length
    const isWhole = verdicts.size === known.size
    const same = run.filter(({ isRun, count }) => isRun && count === 0).length
    return { verdicts, differ, same: isWhole ? same : undefined }
  }, [desk, found])
}
