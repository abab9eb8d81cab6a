import { abilityFromPacked, type JizhiAbility } from '@jizhi/access'
import { useMemo } from 'react'
import { useSession } from './session.ts'

/** What the signed-in actor may do; the api decides, this only keeps dead ends off the page. */
export function useAbility(): JizhiAbility {
  const { rules } = useSession()
  return useMemo(() => abilityFromPacked(rules), [rules])
}
