import { useTranslation } from 'react-i18next'
import type { Status } from '../../theme/tokens.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { TownshipMechanism } from './filings-tab.tsx'

type Stage = 'draft' | 'ownSecond' | 'filed' | 'waiting' | 'accepted' | 'noted' | 'returned' | 'free'

const LOOK: Readonly<Record<Stage, Status>> = {
  draft: 'normal',
  ownSecond: 'dueSoon',
  filed: 'settled',
  waiting: 'dueSoon',
  accepted: 'settled',
  noted: 'settled',
  returned: 'overdue',
  free: 'stale',
}

/** Where the newest version of a township's mechanism stands between its own two people and the county. */
function stageOf({ filing, submitted, version, origin }: TownshipMechanism): Stage {
  if (submitted !== null && filing?.version !== submitted) return 'ownSecond'
  if (filing === null) return version !== null && origin === null ? 'free' : 'draft'
  if (filing.state === 'accepted') return filing.kind === 'record' ? 'noted' : 'accepted'
  return filing.state
}

export function FilingStage({ mechanism }: { readonly mechanism: TownshipMechanism }) {
  const { t } = useTranslation()
  const stage = stageOf(mechanism)
  return <StatusTag status={LOOK[stage]}>{t(`delegation.stage.${stage}`)}</StatusTag>
}
