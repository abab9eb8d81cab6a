import { type Answer, listSlipOffers, printSlip } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { CallFault } from '../../client/fault.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { useToast } from '../../ui/toast.ts'
import './slips.css'

type Offer = Answer<typeof listSlipOffers>['offers'][number]

const keyOf = ({ kind, block, order }: Offer): string => `${kind} ${block ?? ''} ${order ?? ''}`

/** 出签批单: which matter, which lines of it, and who signs. */
export function PrintPanel({ cycle, onClose }: { readonly cycle: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const toast = useToast()
  const go = useNavigate()
  const read = useQuery(tenantQuery(county, listSlipOffers, { params: { county, cycle } }))
  const offers = read.data?.offers ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [person, setPerson] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const offer = offers.find((one) => keyOf(one) === chosen) ?? offers[0]
  const signer = person ?? (offer?.signers.length === 1 ? (offer.signers[0]?.person ?? null) : null)
  const digests = offer?.lines.flatMap(({ digest }) => (digest === null || left.has(digest) ? [] : [digest])) ?? []
  const fault =
    offer !== undefined && offer.signers.length === 0
      ? 'noSigner'
      : signer === null
        ? 'signerNeeded'
        : offer?.kind === 'sign' && digests.length === 0
          ? 'itemsNeeded'
          : null
  const print = async () => {
    setAsked(true)
    if (fault || offer === undefined || signer === null) return
    setBusy(true)
    try {
      const { kind, block, order } = offer
      const made = await call(printSlip, { params: { county, cycle }, body: { kind, block, order, digests, signer } })
      toast.done(t('slips.printed', { no: made.no }))
      await go({ to: `/${county}/slips/${made.id}` })
    } catch (error) {
      toast.failed(error instanceof CallFault ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <SideForm
      title={t('slips.printNew')}
      fault={asked && fault && offers.length > 0 ? t(`slips.${fault}`) : null}
      verb={t('slips.printNew')}
      back={t('slips.notNow')}
      busy={busy || read.isPending}
      onDo={() => void print()}
      onBack={onClose}
    >
      {read.error ? <FaultBlock error={read.error} /> : null}
      {read.isPending ? <StateBlock state="loading" /> : null}
      {read.data && offer === undefined ? (
        <StateBlock state="empty" title={t('slips.nothing')} text={t('slips.nothingText')} />
      ) : null}
      {offer === undefined ? null : (
        <>
          <SideField label={t('slips.kind')}>
            <Select<string>
              aria-label={t('slips.kind')}
              value={keyOf(offer)}
              options={offers.map((one) => ({ value: keyOf(one), label: one.title }))}
              onChange={(value) => {
                setChosen(value)
                setPerson(null)
              }}
            />
          </SideField>
          <Lines offer={offer} left={left} onLeft={setLeft} />
          <SideField label={t('slips.signer')}>
            <Select<string>
              aria-label={t('slips.signer')}
              value={signer}
              options={offer.signers.map((one) => ({ value: one.person, label: `${one.name}（${one.post}）` }))}
              onChange={setPerson}
            />
          </SideField>
          <p className="side-note">{t('slips.printNote')}</p>
        </>
      )}
    </SideForm>
  )
}

/** Effects are chosen one by one; a table and an order are signed whole. */
function Lines(props: {
  readonly offer: Offer
  readonly left: ReadonlySet<string>
  readonly onLeft: (left: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation()
  const { offer, left, onLeft } = props
  if (offer.kind !== 'sign') return <p className="side-note">{t('slips.lines', { count: offer.lines.length })}</p>
  const toggle = (digest: string) => {
    const next = new Set(left)
    if (!next.delete(digest)) next.add(digest)
    onLeft(next)
  }
  return (
    <div className="slip-lines">
      {offer.lines.map(({ digest, text }) =>
        digest === null ? null : (
          <Checkbox key={digest} checked={!left.has(digest)} onChange={() => toggle(digest)}>
            {text}
          </Checkbox>
        ),
      )}
    </div>
  )
}
