import { type Answer, giveGrant, type Input as InputOf, type listGrants } from '@jizhi/contracts'
import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'

type Body = InputOf<typeof giveGrant>['body']

const REACHES = ['values', 'extend'] as const
const FILINGS = ['record', 'approval'] as const

/** What, to whom, how far, and how it comes back to the county. */
export function GiveForm({
  offered,
  onClose,
}: {
  readonly offered: Answer<typeof listGrants>
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault, setFault } = useChange()
  const [source, setSource] = useState<string>()
  const [units, setUnits] = useState<string[]>([])
  const [reach, setReach] = useState<Body['reach']>('values')
  const [filing, setFiling] = useState<Body['filing']>('record')
  const [note, setNote] = useState('')
  const chosen = offered.sources.find((one) => keyOf(one) === source)
  const give = async () => {
    if (chosen === undefined) return setFault(t('delegation.needSource'))
    const { kind, name } = chosen
    // nothing could be set on a blank canvas
    const body = {
      units,
      source: { kind, name },
      reach: kind === 'blank' ? 'extend' : reach,
      filing,
      note: note.trim() || null,
    } as const
    if (await change(giveGrant, { params: { county }, body }, t('delegation.given'))) onClose()
  }
  const kinds = ['mechanism', 'template', 'blank'] as const
  return (
    <SideForm
      title={t('delegation.give')}
      verb={t('delegation.give')}
      back={t('delegation.back')}
      busy={busy}
      fault={fault}
      onDo={() => void give()}
      onBack={onClose}
    >
      <SideField label={t('delegation.what')}>
        <Select<string>
          value={source ?? null}
          aria-label={t('delegation.what')}
          onChange={setSource}
          showSearch={{ optionFilterProp: 'label' }}
          options={kinds.map((kind) => ({
            label: t(`delegation.group.${kind}`),
            options: offered.sources
              .filter((one) => one.kind === kind)
              .map((one) => ({ value: keyOf(one), label: one.title })),
          }))}
        />
      </SideField>
      {chosen && chosen.kind !== 'blank' ? (
        <p className="side-note">
          {chosen.parameters === 0
            ? t('delegation.noParameters')
            : t('delegation.parameters', { count: chosen.parameters })}
        </p>
      ) : null}
      <SideField label={t('delegation.whom')}>
        <Select<string[]>
          mode="multiple"
          value={units}
          aria-label={t('delegation.whom')}
          placeholder={t('delegation.allTownships')}
          onChange={setUnits}
          showSearch={{ optionFilterProp: 'label' }}
          options={offered.townships.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </SideField>
      <p className="side-note">{t('delegation.allNote')}</p>
      {chosen?.kind === 'blank' ? null : (
        <SideField label={t('delegation.reachTitle')}>
          <Radio.Group
            value={reach}
            aria-label={t('delegation.reachTitle')}
            onChange={({ target }) => setReach(target.value)}
            options={REACHES.map((value) => ({ value, label: t(`delegation.reach.${value}`) }))}
          />
          <p className="side-note">{t(`delegation.reachNote.${reach}`)}</p>
        </SideField>
      )}
      <SideField label={t('delegation.filingTitle')}>
        <Radio.Group
          value={filing}
          aria-label={t('delegation.filingTitle')}
          onChange={({ target }) => setFiling(target.value)}
          options={FILINGS.map((value) => ({ value, label: t(`delegation.filing.${value}`) }))}
        />
        <p className="side-note">{t(`delegation.filingNote.${filing}`)}</p>
      </SideField>
      <SideField label={t('delegation.note')}>
        <Input.TextArea
          rows={2}
          maxLength={300}
          value={note}
          aria-label={t('delegation.note')}
          placeholder={t('delegation.noteHint')}
          onChange={({ target }) => setNote(target.value)}
        />
      </SideField>
    </SideForm>
  )
}

const keyOf = ({ kind, name }: { readonly kind: string; readonly name: string }): string => `${kind} ${name}`
