import type { Finding, Mechanism } from '@jizhi/mechanism'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { whenIdle } from '../../../ui/when-idle.ts'
import { bringRules, checkNow, rulesHere } from './rules.ts'

/** Beyond this many blocks a check takes longer than a frame: cards stand first, and typing goes on. */
const MANY_BLOCKS = 300

/** What there is to mend; undefined until the drawing has been checked once. */
export function useFindings(mechanism: Mechanism): readonly Finding[] | undefined {
  const [isHere, setHere] = useState(rulesHere)
  useEffect(
    () => (isHere ? undefined : whenIdle(() => void bringRules(mechanism).then(() => setHere(true)))),
    [isHere, mechanism],
  )
  const isMany = mechanism.blocks.length > MANY_BLOCKS
  const later = useDeferredValue(isMany ? mechanism : undefined, undefined)
  const checked = isMany ? later : mechanism
  return useMemo(() => (checked && isHere ? checkNow(checked) : undefined), [checked, isHere])
}
