import { type Answer, addSigner, listColleagues, readReviews } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { TaskView } from './standing.ts'

type Review = Answer<typeof readReviews>['reviews'][number]
type Row = Review['rows'][number]

/** 会签, 或签, 依次, 票签: who has signed, whose turn it is, how many are missing, and what silence does on which date. */
export function ReviewProgress(props: {
  readonly cycle: string
  readonly block: string
  readonly mine: readonly TaskView[]
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const [asking, setAsking] = useState<Row>()
  const { data } = useQuery(tenantQuery(county, readReviews, { params: { county, cycle: props.cycle } }))
  const review = data?.reviews.find(({ block }) => block === props.block)
  const rows = review?.rows.filter(({ next }) => next.length > 0) ?? []
  if (review === undefined || rows.length === 0) return null
  const mine = new Set(props.mine.map(({ row }) => row))
  return (
    <>
      <p className="side-note">
        {review.quorum}
        {review.silence !== null && review.dueAt !== null ? (
          <>
            {t('months.silenceOn')}
            <Moment at={review.dueAt} now={now} />
            {t('months.silenceDoes', { silence: review.silence })}
          </>
        ) : null}
      </p>
      <ListTable<Row>
        label={t('months.signing')}
        rows={rows}
        rowKey={({ row }) => row}
        columns={[
          {
            key: 'name',
            title: t('months.unit'),
            cell: ({ rowName }) => (rowName === '' ? t('months.wholeTable') : rowName),
          },
          { key: 'said', title: t('months.signedBy'), cell: ({ said }) => <Said said={said} /> },
          { key: 'next', title: t('months.nextSigners'), cell: ({ next }) => next.join(t('workbench.between')) },
          {
            key: 'missing',
            title: t('months.missingSigners'),
            cell: ({ missing, turn }) =>
              turn === null ? missing : t('months.turn', { at: turn.at, of: turn.of, missing: missing ?? 0 }),
          },
          {
            key: 'act',
            title: '',
            cell: (row) =>
              mine.has(row.row) ? (
                <Button size="small" onClick={() => setAsking(row)}>
                  {t('months.addSigner')}
                </Button>
              ) : null,
          },
        ]}
      />
      {asking ? (
        <SignerForm cycle={props.cycle} block={props.block} row={asking} onBack={() => setAsking(undefined)} />
      ) : null}
    </>
  )
}

function Said({ said }: Pick<Row, 'said'>) {
  const { t } = useTranslation()
  if (said.length === 0) return t('months.nobodySigned')
  return said.map(({ name, verdict, standsFor, stale, at }) => (
    <StatusTag key={`${name} ${at}`} status={stale ? 'normal' : verdict === 'passed' ? 'settled' : 'overdue'} bare>
      {t(stale ? 'months.signedStale' : verdict === 'passed' ? 'months.signedPassed' : 'months.signedRefused', {
        name,
      })}
      {standsFor === null ? '' : t('months.signedFor', { name: standsFor })}
    </StatusTag>
  ))
}

/** 加签: one more person signs before or after oneself. */
function SignerForm(props: {
  readonly cycle: string
  readonly block: string
  readonly row: Row
  readonly onBack: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [mode, setMode] = useState<'before' | 'after'>('before')
  const [person, setPerson] = useState<string>()
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<string>()
  const params = { county, cycle: props.cycle }
  const { data, isPending } = useQuery(tenantQuery(county, listColleagues, { params }))
  const send = async () => {
    if (person === undefined || words.trim() === '') return setFault(t('months.signerNeeds'))
    const row = props.row.row === '' ? null : props.row.row
    const body = { block: props.block, row, person, mode, words: words.trim() }
    if (await act(addSigner, { params, body }, t('months.signerDone'))) props.onBack()
  }
  return (
    <SideForm
      title={t('months.addSigner')}
      subtitle={props.row.rowName}
      fault={fault}
      verb={t('months.addSigner')}
      back={t('workbench.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={props.onBack}
    >
      <Segmented
        block
        value={mode}
        options={[
          { value: 'before', label: t('months.signBefore') },
          { value: 'after', label: t('months.signAfter') },
        ]}
        onChange={(value: 'before' | 'after') => setMode(value)}
      />
      <SideField label={t('months.signer')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={person ?? null}
          loading={isPending}
          aria-label={t('months.signer')}
          options={(data?.persons ?? []).map(({ id, name, title }) => ({ value: id, label: `${name} · ${title}` }))}
          onChange={(value: string | null) => setPerson(value ?? undefined)}
        />
      </SideField>
      <ReasonField label={t('workbench.reason')} value={words} onChange={setWords} />
    </SideForm>
  )
}
