import { check, type Finding, type Mechanism } from '@jizhi/mechanism'
import { useDeferredValue, useMemo } from 'react'

/** Beyond this many blocks a check takes longer than a frame: cards stand first, and typing goes on. */
const MANY_BLOCKS = 300
const nothing: readonly Finding[] = []

export function useFindings(mechanism: Mechanism): readonly Finding[] {
  const isMany = mechanism.blocks.length > MANY_BLOCKS
  const later = useDeferredValue(isMany ? mechanism : undefined, undefined)
  const checked = isMany ? later : mechanism
  return useMemo(() => (checked ? check(checked) : nothing), [checked])
}
