import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../live/use-live.tsx'
import { type OutlookModel, outlookModel } from './outlook-model.ts'

/** The newest consequences in words; nothing before the first run is through. */
export function useOutlookModel(): OutlookModel | undefined {
  const { t } = useTranslation()
  const found = useLive((state) => state.found)
  return useMemo(() => (found?.outlook ? outlookModel(found.outlook, found.names, t) : undefined), [found, t])
}
