import { type Answer, type listCycles, listMechanisms, openCycle, readMechanism, readVersion } from '@jizhi/contracts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey, tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useGo } from '../../ui/go-link.tsx'
import { periodChoices } from '../../ui/period-choices.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { useToast } from '../../ui/toast.ts'
import { drawingOf, periodKindOf } from './drawing-of.ts'

type CycleCard = Answer<typeof listCycles>['cycles'][number]

/** The kind of period of the version in force and the first period it holds for. */
function useKind(mechanism: string | null, version: number | null) {
  const county = useCounty()
  const id = mechanism ?? ''
  const enabled = mechanism !== null
  const read = useQuery({ ...tenantQuery(county, readMechanism, { params: { county, mechanism: id } }), enabled })
  const held = useQuery({
    ...tenantQuery(county, readVersion, { params: { county, mechanism: id, version: version ?? 1 } }),
    enabled: enabled && version !== null,
  })
  const approved = (read.data?.versions ?? []).filter(({ state }) => state === 'approved')
  const drawing = drawingOf(held.data?.document)
  return {
    kind: drawing && periodKindOf(drawing),
    inForceFrom: approved.map(({ inForceFrom }) => inForceFrom).sort()[0],
    error: read.error ?? held.error,
  }
}

/** 开周期: a mechanism with an approved version, and a period of its kind. */
export function OpenPanel({
  cycles,
  onClose,
}: {
  readonly cycles: readonly CycleCard[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const { mechanism, setMechanism, choice, list } = useMechanismChoice()
  const { kind, inForceFrom, error } = useKind(mechanism, choice?.version ?? null)
  const [period, setPeriod] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const { open, busy } = useOpen(onClose)
  const opened = new Set(
    cycles.filter(({ mechanismId, state }) => mechanismId === mechanism && state !== 'voided').map((one) => one.period),
  )
  const choices = kind === undefined ? [] : periodChoices(kind, now, opened, inForceFrom)
  const fault = mechanism === null ? 'mechanismNeeded' : period === null || period === '' ? 'periodNeeded' : null
  const go = () => {
    setAsked(true)
    if (mechanism !== null && period !== null && fault === null) void open(county, mechanism, period)
  }
  return (
    <SideForm
      title={t('months.open')}
      fault={error ? error.message : asked && fault ? t(`months.${fault}`) : null}
      verb={t('months.open')}
      back={t('months.notNow')}
      busy={busy || list.isPending}
      onDo={go}
      onBack={onClose}
    >
      <SideField label={t('months.mechanism')}>
        <Select<string>
          aria-label={t('months.mechanism')}
          placeholder={t('months.chooseMechanism')}
          loading={list.isPending}
          value={mechanism}
          options={(list.data?.mechanisms ?? []).map(({ id, name, ownerName, version }) => ({
            value: id,
            label: t(version === null ? 'months.mechanismNoVersion' : 'months.mechanismOf', { name, owner: ownerName }),
            disabled: version === null,
          }))}
          onChange={(id) => {
            setMechanism(id)
            setPeriod(null)
          }}
        />
      </SideField>
      <SideField label={t('months.period')}>
        {kind !== undefined && choices.length === 0 ? (
          <Input
            aria-label={t('months.period')}
            value={period ?? ''}
            onChange={(event) => setPeriod(event.target.value)}
          />
        ) : (
          <Select<string>
            aria-label={t('months.period')}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('months.choosePeriod')}
            disabled={kind === undefined}
            value={period}
            options={choices.map((one) => ({
              value: one.period,
              label: t(one.not === null ? 'ui.period' : `months.not.${one.not}`, { period: one.label }),
              disabled: one.not !== null,
            }))}
            onChange={setPeriod}
          />
        )}
      </SideField>
      <p className="side-note">{t('months.openNote')}</p>
    </SideForm>
  )
}

function useMechanismChoice() {
  const county = useCounty()
  const list = useQuery(tenantQuery(county, listMechanisms, { params: { county } }))
  const [chosen, setMechanism] = useState<string | null>(null)
  const ready = (list.data?.mechanisms ?? []).filter(({ version }) => version !== null)
  // With one mechanism there is nothing to choose.
  const mechanism = chosen ?? (ready.length === 1 ? (ready[0]?.id ?? null) : null)
  return { mechanism, setMechanism, list, choice: ready.find(({ id }) => id === mechanism) }
}

function useOpen(onClose: () => void) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const toast = useToast()
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const open = async (county: string, mechanism: string, period: string) => {
    setBusy(true)
    try {
      const made = await call(openCycle, { params: { county, mechanism }, body: { period } })
      toast.done(t(made.alreadyOpen ? 'months.wasOpen' : 'months.opened'))
      await queries.invalidateQueries({ queryKey: tenantKey(county) })
      onClose()
      go(`/${county}/cycles/${made.id}`)
    } catch (error) {
      toast.failed(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return { open, busy }
}
