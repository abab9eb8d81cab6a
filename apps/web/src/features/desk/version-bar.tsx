import type { Answer, readDesk } from '@jizhi/contracts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { SentenceBar } from '../../ui/sentence-bar.tsx'

/** PIN-5: a newer version is approved; the cycle runs on by its own until two people bring it to the other. */
export function VersionBar({
  cycle,
  waits,
  onTry,
}: {
  readonly cycle: NonNullable<Answer<typeof readDesk>['cycle']>
  /** An order for it stands below and waits for the second person. */
  readonly waits: boolean
  /** Absent for whoever may not ask for it. */
  readonly onTry?: (() => void) | undefined
}) {
  const { t } = useTranslation()
  const { version, newer } = cycle
  if (newer === null) return null
  return (
    <SentenceBar
      status="dueSoon"
      sentence={t('desk.newer', { newer, version })}
      note={waits ? t('desk.newerWaits') : t('desk.newerNote', { version })}
      end={onTry === undefined || waits ? null : <Button onClick={onTry}>{t('desk.tryVersion')}</Button>}
    />
  )
}
