import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Compared } from '../differences/compared.ts'
import type { MechanismAnswer } from './draft.ts'
import { useCompared } from './use-compared.ts'

interface Comparing {
  readonly compared: Compared | undefined
  /** The other side, where it is not what is open. */
  readonly other: Compared | undefined
  readonly picker: ReactNode
}

/** Which two versions are compared: at first the usual one against what is open, then whatever is chosen. */
export function useComparing(
  { mechanism, versions }: MechanismAnswer,
  usual: number | undefined,
  /** What is open, in words: 草稿 第 4 版. */
  open: string,
): Comparing {
  const { t } = useTranslation()
  const [older, setOlder] = useState<number>()
  const [newer, setNewer] = useState<number>()
  const words = (version: number) =>
    version === mechanism.version ? t('designer.standing', { version }) : t('designer.version', { version })
  const from = older ?? usual
  const compared = useCompared(mechanism.id, from, words(from ?? 0))
  const other = useCompared(mechanism.id, newer, words(newer ?? 0))
  const choices = versions.map(({ version }) => (
    <option key={version} value={version}>
      {words(version)}
    </option>
  ))
  const picker =
    versions.length === 0 ? null : (
      <>
        <select
          className="difference-pick"
          aria-label={t('versions.older')}
          value={from ?? ''}
          onChange={({ target }) => setOlder(Number(target.value))}
        >
          {from === undefined ? <option value="">{t('versions.chooseVersion')}</option> : null}
          {choices}
        </select>
        <span>{t('versions.against')}</span>
        <select
          className="difference-pick"
          aria-label={t('versions.newer')}
          value={newer ?? ''}
          onChange={({ target }) => setNewer(target.value === '' ? undefined : Number(target.value))}
        >
          <option value="">{open}</option>
          {choices}
        </select>
      </>
    )
  return { compared, other: newer === undefined ? undefined : other, picker }
}
