import { dispatchCases } from '@jizhi/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { useToast } from '../../ui/toast.ts'

/** 批量派单: to one unit, or each to whom the drawing proposes; what could not go says why. */
export function DispatchPanel(props: {
  readonly ids: readonly string[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const queries = useQueryClient()
  const toast = useToast()
  const [unit, setUnit] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      const body = { cases: [...props.ids], unit, words: words.trim() || null }
      const { dispatched, refused } = await call(dispatchCases, { params: { county }, body })
      if (dispatched.length > 0) toast.done(t('cases.dispatchedMany', { count: dispatched.length }))
      if (refused.length > 0) toast.failed(t('cases.refusedMany', { count: refused.length, why: refused[0]?.why ?? '' }))
      props.onClose()
    } catch (error) {
      toast.failed(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: tenantKey(county) })
    }
  }
  return (
    <SideForm
      title={t('cases.dispatchMany')}
      subtitle={t('cases.chosen', { count: props.ids.length })}
      verb={t('cases.steps.dispatch')}
      back={t('cases.notNow')}
      busy={busy}
      onDo={() => void send()}
      onBack={props.onClose}
    >
      <SideField label={t('cases.toUnit')}>
        <Select<string>
          aria-label={t('cases.toUnit')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('cases.asProposed')}
          value={unit}
          options={props.units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => setUnit(value ?? null)}
        />
      </SideField>
      <SideField label={t('cases.words')}>
        <Input.TextArea aria-label={t('cases.words')} rows={3} maxLength={2000} value={words} onChange={({ target }) => setWords(target.value)} />
      </SideField>
    </SideForm>
  )
}
