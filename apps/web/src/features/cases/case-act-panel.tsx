import { correctCase, listCases, mergeCase, stepCase } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { caseNumber, useCaseWords } from './case-marks.tsx'
import type { CaseView } from './case-page.tsx'

export type CaseAct = CaseView['acts'][number] | 'merge' | 'correct'

interface Said {
  readonly unit: string | null
  readonly ofClass: string | null
  readonly into: string | null
  readonly score: string
  readonly words: string
}

/** One act on a case, with what it needs and a note for whoever comes next. */
export function CaseActPanel(props: {
  readonly view: CaseView
  readonly act: CaseAct
  readonly name: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { view, act: kind, name } = props
  const one = view.case
  const { send, busy } = useSend(view, kind, name, props.onClose)
  const [asked, setAsked] = useState(false)
  const [said, setSaid] = useState<Said>({
    unit: one.unitId ?? one.proposedUnitId,
    ofClass: view.classes.find(({ label }) => label === one.className)?.id ?? null,
    ...{ into: null, score: '', words: '' },
  })
  const set = (change: Partial<Said>) => setSaid({ ...said, ...change })
  const wordsLabel = t(kind === 'measure' ? 'cases.measureWords' : 'cases.words')
  const gives = kind === 'dispatch' || kind === 'correct'
  const fault =
    gives && said.unit === null
      ? t('cases.toUnitNeeded')
      : kind === 'merge' && said.into === null
        ? t('cases.mergeNeeded')
        : kind === 'correct' && said.words.trim() === ''
          ? t('cases.reasonNeeded')
          : kind === 'measure' && said.words.trim() === ''
            ? t('cases.measureNeeded')
            : null
  const go = () => {
    setAsked(true)
    if (fault === null) void send(said)
  }
  return (
    <SideForm
      title={name}
      fault={asked ? fault : null}
      verb={name}
      back={t('cases.notNow')}
      busy={busy}
      onDo={go}
      onBack={props.onClose}
    >
      {gives ? <Addressee view={view} said={said} onSet={set} /> : null}
      {kind === 'correct' ? <p className="side-note">{t('cases.correctNote')}</p> : null}
      {kind === 'merge' ? <Into view={view} value={said.into} onInto={(into) => set({ into })} /> : null}
      {kind === 'rate' ? (
        <SideField label={t('cases.score')}>
          <Input aria-label={t('cases.score')} inputMode="decimal" maxLength={6} value={said.score} onChange={({ target }) => set({ score: target.value })} />
        </SideField>
      ) : null}
      <SideField label={wordsLabel}>
        <Input.TextArea aria-label={wordsLabel} rows={4} maxLength={2000} value={said.words} onChange={({ target }) => set({ words: target.value })} />
        <p className="side-note">{t(kind === 'measure' ? 'cases.measureNote' : 'cases.wordsNote')}</p>
      </SideField>
    </SideForm>
  )
}

function useSend(view: CaseView, kind: CaseAct, name: string, onClose: () => void) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const params = { county, case: view.case.id }
  const send = async ({ unit, ofClass, into, score, words }: Said): Promise<void> => {
    const note = words.trim() || null
    const sent =
      kind === 'merge'
        ? act(mergeCase, { params, body: { into: into ?? '', words: note } }, t('cases.mergeDone'))
        : kind === 'correct'
          ? act(correctCase, { params, body: { unit, class: ofClass, words: note ?? '' } }, t('cases.correctDone'))
          : act(
              stepCase,
              {
                params,
                body: {
                  step: kind,
                  ...(kind === 'dispatch' ? { unit, class: ofClass } : {}),
                  ...(kind === 'rate' ? { score: score.trim() || null } : {}),
                  words: note,
                },
              },
              t('cases.done', { step: name }),
            )
    if (await sent) onClose()
  }
  return { send, busy }
}

function Addressee({ view, said, onSet }: { readonly view: CaseView; readonly said: Said; readonly onSet: (change: Partial<Said>) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <SideField label={t('cases.toUnit')}>
        <Select<string>
          aria-label={t('cases.toUnit')}
          showSearch={{ optionFilterProp: 'label' }}
          value={said.unit}
          options={view.units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(unit) => onSet({ unit })}
        />
      </SideField>
      {view.classes.length === 0 ? null : (
        <SideField label={t('cases.ofClass')}>
          <Select<string>
            aria-label={t('cases.ofClass')}
            value={said.ofClass}
            options={view.classes.map(({ id, label, days }) => ({ value: id, label: t('cases.classDays', { label, days }) }))}
            onChange={(ofClass) => onSet({ ofClass })}
          />
        </SideField>
      )}
    </>
  )
}

function Into({ view, value, onInto }: { readonly view: CaseView; readonly value: string | null; readonly onInto: (id: string) => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const words = useCaseWords()
  const query = { status: 'open', mechanism: view.case.mechanismId } as const
  const open = useQuery(tenantQuery(county, listCases, { params: { county }, query }))
  return (
    <SideField label={t('cases.mergeInto')}>
      <Select<string>
        aria-label={t('cases.mergeInto')}
        showSearch={{ optionFilterProp: 'label' }}
        loading={open.isPending}
        value={value}
        options={(open.data?.cases ?? [])
          .filter(({ id }) => id !== view.case.id)
          .map((one) => ({ value: one.id, label: t('cases.title', { number: caseNumber(one), words: words(one) }) }))}
        onChange={onInto}
      />
    </SideField>
  )
}
