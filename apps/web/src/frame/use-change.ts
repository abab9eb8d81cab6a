import type { Answer, Request, Route } from '@jizhi/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../client/call.ts'
import { differencesIn } from '../client/differences.ts'
import { isFault } from '../client/fault.ts'
import { tenantKey } from '../client/queries.ts'
import { useCounty } from '../client/session.ts'
import { useToast } from '../ui/toast.ts'

const NOTHING: Readonly<Record<string, unknown>> = {}

/** One change at a time. A refusal stands in the form as a sentence; what was done is said, and every page looks again. */
export function useChange() {
  const county = useCounty()
  const queries = useQueryClient()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const [details, setDetails] = useState(NOTHING)
  const change = async <R extends Route>(
    route: R,
    request: Request<R>,
    done?: string,
  ): Promise<Answer<R> | undefined> => {
    setBusy(true)
    setFault(undefined)
    setDetails(NOTHING)
    try {
      const answer = await call(route, request)
      if (done !== undefined) toast.done(done)
      return answer
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
      if (isFault(error, 'request.changed-meanwhile')) setDetails(error.details)
      return undefined
    } finally {
      // busy until the form goes: a second press on a slow line would change twice
      await queries.invalidateQueries({ queryKey: tenantKey(county) })
      setBusy(false)
    }
  }
  /** After the person took the other content over: nothing is refused any more. */
  const settle = () => {
    setFault(undefined)
    setDetails(NOTHING)
  }
  return { change, busy, fault, setFault, differences: differencesIn(details), standing: details.standing, settle }
}
