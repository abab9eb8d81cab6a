import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultBlock } from '../../../frame/fault-block.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import type { Compared } from '../differences/compared.ts'
import type { MechanismAnswer } from './draft.ts'
import { type Choice, useCompared } from './use-compared.ts'
import { useNamedDrafts } from './use-named-drafts.ts'

interface Comparing {
  readonly compared: Compared | undefined
  /** The other side, where it is not what is open. */
  readonly other: Compared | undefined
  readonly picker: ReactNode
  /** In place of the comparison, while a chosen side is not there. */
  readonly awaited: ReactNode
}

/** Which two are compared, versions or drafts kept under a name: at first the usual one against what is open, then whatever is chosen. */
export function useComparing(
  { mechanism, versions }: MechanismAnswer,
  usual: number | undefined,
  /** What is open, in words: 草稿 第 4 版. */
  open: string,
): Comparing {
  const { t } = useTranslation()
  const [chosen, setOlder] = useState<Choice>()
  const [newer, setNewer] = useState<Choice>()
  const { named = [] } = useNamedDrafts(mechanism.id)
  const versionWords = (version: number) =>
    version === mechanism.version ? t('designer.standing', { version }) : t('designer.version', { version })
  const words = (choice: Choice | undefined) => {
    const kept = named.find(({ id }) => id === choice)
    return kept === undefined ? versionWords(Number(choice ?? 0)) : t('versions.named.words', { name: kept.name })
  }
  const from = chosen ?? (usual === undefined ? undefined : String(usual))
  const older = useCompared(mechanism.id, from, words(from))
  const other = useCompared(mechanism.id, newer, words(newer))
  const missing = [...(from === undefined ? [] : [older]), ...(newer === undefined ? [] : [other])].find(
    ({ compared }) => compared === undefined,
  )
  const awaited = missing?.error ? (
    <FaultBlock error={missing.error} onRetry={missing.again} />
  ) : missing?.isReading ? (
    <StateBlock state="loading" />
  ) : null
  const all = [...versions.map(({ version }) => String(version)), ...named.map(({ id }) => id)]
  const choices = all.map((choice) => (
    <option key={choice} value={choice}>
      {words(choice)}
    </option>
  ))
  const picker =
    all.length === 0 ? null : (
      <>
        <select
          className="difference-pick"
          aria-label={t('versions.older')}
          value={from ?? ''}
          onChange={({ target }) => setOlder(target.value)}
        >
          {from === undefined ? <option value="">{t('versions.chooseVersion')}</option> : null}
          {choices}
        </select>
        <span>{t('versions.against')}</span>
        <select
          className="difference-pick"
          aria-label={t('versions.newer')}
          value={newer ?? ''}
          onChange={({ target }) => setNewer(target.value === '' ? undefined : target.value)}
        >
          <option value="">{open}</option>
          {choices}
        </select>
      </>
    )
  const compared = missing === undefined ? older.compared : undefined
  return { compared, other: newer === undefined ? undefined : other.compared, picker, awaited }
}
