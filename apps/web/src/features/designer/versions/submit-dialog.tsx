import { submitMechanism } from '@jizhi/contracts'
import { dayOf, type Instant } from '@jizhi/domain'
import { check } from '@jizhi/mechanism'
import { useMutation } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { call } from '../../../client/call.ts'
import { isFault } from '../../../client/fault.ts'
import { countyNow, useCounty, useSession } from '../../../client/session.ts'
import { keptSubmission } from '../../../frame/submission.ts'
import { firstPeriods } from '../../../ui/first-periods.ts'
import { SentenceBar } from '../../../ui/sentence-bar.tsx'
import { useToast } from '../../../ui/toast.ts'
import './versions.css'
import { changeWords } from './change-words.ts'
import type { Draft } from './draft.ts'
import { useCompared } from './use-compared.ts'

interface SubmitFields {
  readonly planNumber?: string
  readonly inForceFrom: string
  readonly explanation?: string
  readonly trialsExplained?: string
}

interface SubmitDialogProps {
  readonly draft: Draft
  /** The version in force, which the townships know. */
  readonly before: number | null
  readonly openComments: number
  readonly onDone: (version?: number) => void
}

const textOrNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())

/** 送审: hands the saved draft to a second person, with its plan number, its first period and what the townships will read. */
export function SubmitDialog({ draft, before, openComments, onDone }: SubmitDialogProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const county = useCounty()
  const now = countyNow(useSession())
  const mechanism = useStore(draft.store, (state) => state.drawing.mechanism)
  const [form] = Form.useForm<SubmitFields>()
  const errors = check(mechanism).filter(({ severity }) => severity === 'error').length
  const periods = firstPeriods(mechanism, dayOf(Math.max(now, 0) as Instant)) // the county's clock: whole milliseconds
  // What the wizard heard already is not asked again.
  const heard = keptSubmission(mechanism.id)
  const from = periods.find(({ value }) => value === heard?.from) ?? periods[1]
  // Known when the server has run them: then it is asked why they may differ.
  const [differing, setDiffering] = useState<string>()
  // On a slow line the townships would else be told nothing of what changed.
  const { compared: known, isReading } = useCompared(mechanism.id, before === null ? undefined : String(before), '')
  // The sentences of what changed, until somebody writes their own.
  useEffect(() => {
    if (known === undefined || form.isFieldTouched('explanation') || form.getFieldValue('explanation')) return
    form.setFieldValue('explanation', changeWords(known.mechanism, mechanism))
  }, [known, form, mechanism])
  const submit = useMutation({
    mutationFn: async (fields: SubmitFields) => {
      await draft.saving.flush()
      const body = {
        revision: draft.revision(),
        planNumber: textOrNull(fields.planNumber),
        inForceFrom: fields.inForceFrom,
        explanation: textOrNull(fields.explanation),
        trialsExplained: textOrNull(fields.trialsExplained),
      }
      return call(submitMechanism, { params: { county, mechanism: mechanism.id }, body })
    },
    onSuccess: ({ version }) => {
      toast.done(t('designer.submitted', { version }))
      onDone(version)
    },
    onError: (error) => {
      if (isFault(error, 'trial.unexplained')) setDiffering(error.message)
      else toast.failed(error.message)
    },
  })
  return (
    <Modal
      open
      onCancel={() => onDone()}
      title={t('designer.submit')}
      okText={t('designer.submit')}
      okButtonProps={{ disabled: errors > 0 || isReading, loading: submit.isPending }}
      onOk={() => void form.validateFields().then((fields) => submit.mutate(fields))}
    >
      <div className="submit-bars">
        {errors > 0 ? <SentenceBar status="overdue" sentence={t('designer.errorsFirst', { count: errors })} /> : null}
        {openComments > 0 ? (
          <SentenceBar status="dueSoon" sentence={t('comments.atDecision', { count: openComments })} />
        ) : null}
      </div>
      <Form form={form} layout="vertical" requiredMark={false} preserve={false}>
        <Form.Item name="planNumber" label={t('designer.planNumber')} initialValue={heard?.planNumber ?? ''}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="inForceFrom"
          label={t('designer.inForceFrom')}
          extra={t('designer.inForceNote')}
          rules={[{ required: true, message: t('designer.inForceNeeded') }]}
          {...(from ? { initialValue: from.value } : {})}
        >
          <Select
            options={periods.map(({ value, label }) => ({ value, label: t('ui.period', { period: label }) }))}
            showSearch={{ optionFilterProp: 'label' }}
            notFoundContent={t('designer.noCycle')}
          />
        </Form.Item>
        <Form.Item
          name="explanation"
          label={t('designer.explanation')}
          extra={t('designer.explanationNote')}
          initialValue={heard?.explanation ?? ''}
        >
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
        </Form.Item>
        {differing === undefined ? null : (
          <>
            <SentenceBar status="dueSoon" sentence={differing} />
            <Form.Item
              name="trialsExplained"
              label={t('trials.explain')}
              extra={t('trials.explainNote')}
              rules={[{ required: true, whitespace: true, message: differing }]}
            >
              <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  )
}
