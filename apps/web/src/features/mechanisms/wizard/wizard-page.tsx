import { dayOf, type Instant } from '@jizhi/domain'
import { sampleSheets } from '@jizhi/templates'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../../client/session.ts'
import { usePageTitle } from '../../../frame/page-tabs.ts'
import { firstPeriods } from '../../../ui/first-periods.ts'
import { FormPage, type FormPageProps } from '../../../ui/form-page.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { openSettings, ParameterForm } from '../parameter-form.tsx'
import { useAnswers } from './answers.ts'
import { BasicsSection } from './basics-section.tsx'
import { compose, scoresOf } from './composed.ts'
import { MoneySection } from './money-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { ReadsSection } from './reads-section.tsx'
import { SheetSection } from './sheet-section.tsx'
import { SubmissionSection } from './submission-section.tsx'
import { useCreate } from './use-create.ts'
import { useOwners } from './use-owners.ts'
import { useReads } from './use-reads.ts'
import { useSheetDocuments } from './use-sheet-documents.ts'
import type { Start } from './use-start.ts'
import { WizardOutline } from './wizard-outline.tsx'
import '../mechanisms.css'
import './wizard.css'

/** One page of questions beside the sentences they change: it asks only what the drawing leaves open. */
export function WizardPage({ start, onAgain }: { readonly start: Start; readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const owners = useOwners()
  const periods = firstPeriods(start.mechanism, dayOf(Math.max(countyNow(session), 0) as Instant)) // whole milliseconds
  const { answers, answer, forget } = useAnswers(county, start.key, {
    ...{ name: start.title, ownerUnitId: owners[0]?.value ?? '', from: periods[1]?.value ?? '' },
    ...{ planNumber: '', explanation: '', values: {}, sheets: {}, sources: {} },
  })
  usePageTitle(t('mechanisms.new'))
  const documents = useSheetDocuments(answers.sheets)
  const reads = useReads(start, answers.sources)
  const composed = useMemo(
    () => compose(reads.mechanism, documents, answers.values),
    [reads.mechanism, documents, answers.values],
  )
  const scores = useMemo(() => probeScores(start), [start])
  const create = useCreate(start, forget)
  const left = leftToDo(answers.name, answers.ownerUnitId, composed)
  const make = (
    <PlainButton
      kind="primary"
      disabled={left.length > 0 || create.isPending}
      onClick={() => create.mutate({ answers, asked: composed.asked, sources: reads.sources })}
    >
      {t('wizard.make')}
    </PlainButton>
  )
  const open = openSettings(composed.asked)
  const sections: FormPageProps['sections'] = [
    {
      ...{ key: 'basics', title: t('wizard.basics'), note: t('wizard.basicsNote') },
      children: <BasicsSection answers={answers} answer={answer} owners={owners} />,
    },
    ...(scores.length > 0
      ? [
          {
            ...{ key: 'sheets', title: t('wizard.sheets'), note: t('wizard.sheetsNote') },
            children: (
              <SheetSection
                scores={scores}
                answers={answers}
                answer={answer}
                start={start}
                misfits={composed.misfits}
              />
            ),
          },
        ]
      : []),
    ...(reads.wanted.length > 0
      ? [
          {
            ...{ key: 'reads', title: t('wizard.reads'), note: t('wizard.readsNote') },
            children: <ReadsSection reads={reads} answers={answers} answer={answer} />,
          },
        ]
      : []),
    ...(open > 0
      ? [
          {
            ...{ key: 'values', title: t('wizard.values'), note: t('wizard.valuesNote', { count: open }) },
            children: (
              <ParameterForm
                mechanism={composed.asked}
                values={answers.values}
                faults={composed.faults}
                onChange={(id, value) => {
                  const { [id]: _before, ...rest } = answers.values
                  answer({ values: value === undefined ? rest : { ...rest, [id]: value } })
                }}
              />
            ),
          },
        ]
      : []),
    ...(start.mechanism.blocks.length > 0
      ? [
          {
            ...{ key: 'people', title: t('wizard.people'), note: t('wizard.peopleNote') },
            children: <PeopleSection mechanism={composed.mechanism} owner={answers.ownerUnitId} />,
          },
        ]
      : []),
    ...(start.mechanism.blocks.some(({ kind }) => kind === 'allocate')
      ? [
          {
            ...{ key: 'money', title: t('wizard.money'), note: t('wizard.moneyNote') },
            children: <MoneySection mechanism={composed.mechanism} owner={answers.ownerUnitId} />,
          },
        ]
      : []),
    {
      ...{ key: 'submission', title: t('wizard.submission'), note: t('wizard.submissionNote') },
      children: <SubmissionSection answers={answers} answer={answer} periods={periods} />,
    },
  ]
  return (
    <FormPage
      header={{
        crumbs: [
          { text: session.tenant.name },
          { text: t('menu.mechanisms'), to: `/${county}/mechanisms` },
          { text: t('mechanisms.new'), to: `/${county}/mechanisms/new` },
        ],
        title: start.title === '' ? t('mechanisms.blank') : start.title,
        actions: (
          <>
            <span className="wizard-left" role="status">
              {left.length === 0
                ? t('wizard.ready')
                : t('wizard.left', {
                    count: left.length,
                    what: left.map((one) => t(`wizard.needs.${one}`)).join(t('wizard.between')),
                  })}
            </span>
            <PlainButton onClick={onAgain}>{t('wizard.chooseAgain')}</PlainButton>
            <span className="wizard-make">{make}</span>
          </>
        ),
      }}
      fault={create.error?.message}
      sections={sections}
      side={<WizardOutline composed={composed} before={start.mechanism} name={answers.name} />}
      bottom={make}
    />
  )
}

type Needed = 'name' | 'owner' | 'values' | 'sheets'

/** What keeps the mechanism from being made. */
function leftToDo(name: string, owner: string, { faults, misfits }: ReturnType<typeof compose>): readonly Needed[] {
  const needs: readonly [Needed, boolean][] = [
    ['name', name.trim() === ''],
    ['owner', owner === ''],
    ['sheets', misfits.size > 0],
    ['values', faults.size > 0],
  ]
  return needs.flatMap(([one, isMissing]) => (isMissing ? [one] : []))
}

/** Any sheet tells which 计分 can take one. */
function probeScores({ mechanism }: Start): ReturnType<typeof scoresOf> {
  const [sample] = sampleSheets
  return sample === undefined ? [] : scoresOf(mechanism, sample.sheet)
}
