import { signEffects } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { sumOf } from '../../ui/decimal-text.ts'
import { Money } from '../../ui/money.tsx'
import { MoneyUnitSwitch } from '../../ui/money-unit.tsx'
import { ReviewBar } from '../../ui/review-bar.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { blockNameOf } from './drawing-of.ts'
import { type EffectGroup, effectGroups, signable } from './effect-groups.ts'
import { EffectTable } from './effect-table.tsx'
import type { Side } from './month-side.tsx'
import { RecordsList } from './records-list.tsx'
import type { CycleView } from './standing.ts'
import { useReadOnly } from './use-month.ts'

/** 后果: what follows from the figures, what each waits for, and the signature of a named post. */
export function EffectsTab(props: {
  readonly view: CycleView
  readonly drawing: Mechanism | undefined
  readonly onSide: (side: Side) => void
}) {
  const { view, drawing, onSide } = props
  const { t } = useTranslation()
  const county = useCounty()
  const readOnly = useReadOnly()
  const { act, busy } = useAct()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const groups = effectGroups(view.effects, drawing)
  const { waiting, mine } = signable(view.tasks, view.effects)
  const mayChoose = new Set(readOnly ? [] : mine.map(({ digest }) => digest))
  const picked = view.effects.filter(({ digest }) => chosen.has(digest) && mayChoose.has(digest))
  const sign = async (words: string) => {
    const body = { digests: picked.map(({ digest }) => digest), words: words === '' ? null : words }
    const done = t('months.signed', { count: picked.length })
    if (await act(signEffects, { params: { county, cycle: view.cycle.id }, body }, done)) setChosen(new Set())
  }
  if (groups.length === 0)
    return <StateBlock state="empty" title={t('months.noEffects')} text={t('months.noEffectsText')} />
  const all = mine.length > 0 && picked.length === mine.length
  return (
    <div className="month-stack">
      <div className="filter-bar month-tools">
        <div className="filter-fields">
          {mayChoose.size > 0 ? (
            <Checkbox
              checked={all}
              indeterminate={picked.length > 0 && !all}
              onChange={() => setChosen(all ? new Set() : mayChoose)}
            >
              {t('months.chooseAll', { count: mayChoose.size })}
            </Checkbox>
          ) : (
            <span className="side-note">
              {waiting > 0 ? t('months.otherSigns', { count: waiting }) : t('months.nothingToSign')}
            </span>
          )}
        </div>
        <MoneyUnitSwitch />
      </div>
      <RecordsList records={view.records} onSide={onSide} />
      {groups.map((group) => (
        <section key={`${group.block}${group.punitive}`} className="month-stack">
          <GroupHead group={group} name={blockNameOf(drawing, group.block)} />
          <EffectTable
            {...{ group, mayChoose, chosen }}
            onChosen={setChosen}
            name={blockNameOf(drawing, group.block)}
          />
        </section>
      ))}
      {picked.length > 0 ? (
        <ReviewBar
          sentence={
            <>
              {t('months.signWhat', { count: picked.length })}
              <Total fens={picked.flatMap(({ amountFen }) => amountFen ?? [])} />
            </>
          }
          verdicts={[{ key: 'sign', label: t('months.acts.sign'), kind: 'primary' }]}
          onVerdict={(_, words) => void sign(words)}
          busy={busy}
        />
      ) : null}
    </div>
  )
}

function Total({ fens }: { readonly fens: readonly string[] }) {
  const { t } = useTranslation()
  if (fens.length === 0) return null
  return (
    <>
      {t('months.signTotal')} <Money fen={sumOf(fens)} />
    </>
  )
}

/** The name, the total that equals the pool line, and for what hurts a sentence on the shield. */
function GroupHead({ group, name }: { readonly group: EffectGroup; readonly name: string }) {
  const { t } = useTranslation()
  const { total, pool } = group
  return (
    <header className="month-effect-group">
      <h2 className="month-effect-name">{name}</h2>
      <span className="side-note">
        {t('months.effectCount', { count: group.effects.length })}
        {total === null ? null : (
          <>
            {t('months.effectTotal')} <Money fen={total} />
          </>
        )}
        {total === null || pool === null ? null : (
          <>
            {t('months.poolIs')} <Money fen={pool} />
            {t('months.poolLeft')} <Money fen={pool - total} />
          </>
        )}
      </span>
      {group.punitive ? <p className="month-shield">{t('months.shield')}</p> : null}
    </header>
  )
}
