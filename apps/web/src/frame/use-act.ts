import type { Request, Route } from '@jizhi/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../client/call.ts'
import { CallFault } from '../client/fault.ts'
import { tenantKey } from '../client/queries.ts'
import { useCounty } from '../client/session.ts'
import { useToast } from '../ui/toast.ts'

/** One act at a time: asks the api, says what happened, and lets every page of the county look again. */
export function useAct() {
  const county = useCounty()
  const queries = useQueryClient()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const act = async <R extends Route>(route: R, request: Request<R>, done: string): Promise<boolean> => {
    setBusy(true)
    try {
      await call(route, request)
      toast.done(done)
      return true
    } catch (error) {
      toast.failed(error instanceof CallFault ? error.message : String(error))
      return false
    } finally {
      // An act that failed because the page was behind needs the newer figures just as much. On a slow line they are
      // long in coming: until then the form still stands, and a second press would do the act twice.
      await queries.invalidateQueries({ queryKey: tenantKey(county) })
      setBusy(false)
    }
  }
  return { act, busy }
}
