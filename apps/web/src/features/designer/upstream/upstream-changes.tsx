import type { Merge, MergeChange } from '@jizhi/mechanism'
import { Checkbox, Radio } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

interface UpstreamChangesProps {
  readonly merge: Merge
  readonly refused: ReadonlySet<string>
  readonly onRefuse: (refused: ReadonlySet<string>) => void
}

interface Said {
  readonly change: MergeChange
  readonly theirs: readonly string[]
  readonly mine: readonly string[]
}

/** Their changes as sentences; where mine says otherwise, both stand side by side and a person chooses. */
export function UpstreamChanges({ merge, refused, onRefuse }: UpstreamChangesProps) {
  const { t } = useTranslation()
  const said = useMemo(
    (): readonly Said[] => merge.changes.map((change) => ({ change, theirs: change.theirs(), mine: change.mine() })),
    [merge],
  )
  const clean = said.filter(({ change }) => !change.isConflict)
  const both = said.filter(({ change }) => change.isConflict)
  const decide = (id: string, taken: boolean) => {
    const next = new Set(refused)
    if (taken) next.delete(id)
    else next.add(id)
    onRefuse(next)
  }
  return (
    <div className="upstream-changes">
      {both.length === 0 ? null : (
        <section>
          <h3>{t('upstream.both', { count: both.length })}</h3>
          {both.map(({ change: { id }, theirs, mine }) => (
            <fieldset key={id} className="upstream-both">
              <legend>{t('upstream.choose')}</legend>
              <Radio checked={refused.has(id)} onChange={() => decide(id, false)}>
                <span className="upstream-side">{t('upstream.mine')}</span>
                <Sentences all={mine} empty={t('upstream.removed')} />
              </Radio>
              <Radio checked={!refused.has(id)} onChange={() => decide(id, true)}>
                <span className="upstream-side">{t('upstream.theirs')}</span>
                <Sentences all={theirs} empty={t('upstream.removed')} />
              </Radio>
            </fieldset>
          ))}
        </section>
      )}
      {clean.length === 0 ? null : (
        <section>
          <h3>{t('upstream.clean', { count: clean.length })}</h3>
          <ul>
            {clean.map(({ change: { id }, theirs }) => (
              <li key={id}>
                <Checkbox checked={!refused.has(id)} onChange={({ target }) => decide(id, target.checked)}>
                  <Sentences all={theirs} empty={t('upstream.orderOnly')} />
                </Checkbox>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const Sentences = ({ all, empty }: { readonly all: readonly string[]; readonly empty: string }) => (
  <span className="upstream-sentences">
    {(all.length === 0 ? [empty] : all).map((one) => (
      <span key={one}>{one.endsWith('。') ? one : `${one}。`}</span>
    ))}
  </span>
)
