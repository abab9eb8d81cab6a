import { type Answer, holdPen } from '@jizhi/contracts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { newActKey } from '../../../client/act-key.ts'
import { call, callLast } from '../../../client/call.ts'
import { useCounty } from '../../../client/session.ts'

export type Holder = NonNullable<Answer<typeof holdPen>['holder']>

export interface Pen {
  /** Another page writes; this one reads. */
  readonly holder: Holder | undefined
  /** Nobody has said yet who writes. */
  readonly isAsking: boolean
  readonly takeOver: () => Promise<void>
}

/** A page that holds a pen says so this often; whoever reads learns as soon that it is free. */
const BREATH_MS = 20_000

interface PenCalls {
  /** The pen was taken from this page: what is not sent yet is sent now. */
  readonly onLost: () => Promise<void>
  /** The pen came to this page: what the other one wrote is fetched first. */
  readonly onTaken: () => Promise<void>
}

/** Who writes on the draft; asked for as long as the page is open, laid down when it is left. Without a server's word the page may write: R6 stays below. */
export function usePen(mechanism: string, mayDraw: boolean, { onLost, onTaken }: PenCalls): Pen {
  const county = useCounty()
  const [page] = useState(newActKey)
  const [holder, setHolder] = useState<Holder>()
  const [isAsking, setAsking] = useState(mayDraw)
  const wrote = useRef(false)
  const read = useRef(false)
  const calls = useRef({ onLost, onTaken })
  useEffect(() => {
    calls.current = { onLost, onTaken }
  }, [onLost, onTaken])
  const ask = useCallback(
    async (want: 'hold' | 'take' | 'leave') => {
      const answer = await call(holdPen, { params: { county, mechanism }, body: { page, want } })
      if (want === 'leave') return
      if (answer.isMine) {
        if (read.current) await calls.current.onTaken()
        read.current = false
        wrote.current = true
      } else if (answer.holder !== null) {
        if (wrote.current) await calls.current.onLost()
        wrote.current = false
        read.current = true
      }
      setHolder(answer.holder ?? undefined)
      setAsking(false)
    },
    [county, mechanism, page],
  )
  useEffect(() => {
    if (!mayDraw) return
    // Nobody is to be kept from drawing because the question was not heard.
    const breathe = () => void ask('hold').catch(() => setAsking(false))
    breathe()
    const timer = setInterval(breathe, BREATH_MS)
    // A window that is closed runs nothing more: it says good-bye in passing. One that could not is silent, which says the same two minutes later.
    const closed = () => {
      if (wrote.current) callLast(holdPen, { params: { county, mechanism }, body: { page, want: 'leave' } })
    }
    // Gone back to, the page wakes up as it was, without its pen.
    const woken = ({ persisted }: PageTransitionEvent) => persisted && breathe()
    window.addEventListener('pagehide', closed)
    window.addEventListener('pageshow', woken)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', closed)
      window.removeEventListener('pageshow', woken)
      if (wrote.current) void ask('leave').catch(() => undefined)
    }
  }, [mayDraw, ask, county, mechanism, page])
  const takeOver = useCallback(() => ask('take'), [ask])
  return { holder, isAsking, takeOver }
}
