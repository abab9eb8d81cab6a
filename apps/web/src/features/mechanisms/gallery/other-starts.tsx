import { listMechanisms } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { SentenceBar } from '../../../ui/sentence-bar.tsx'
import { useToast } from '../../../ui/toast.ts'
import { keepFile, readDrawingFile } from './file-start.ts'

/** What else one may begin with: an empty canvas, a mechanism of ours, a file. */
export function OtherStarts({ onChoose }: { readonly onChoose: (start: Readonly<Record<string, string>>) => void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const county = useCounty()
  const [fault, setFault] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)
  const { data, error, refetch } = useQuery(tenantQuery(county, listMechanisms, { params: { county } }))
  const own = data?.mechanisms ?? []
  const read = async (file: File) => {
    const said = readDrawingFile(await file.text())
    if (said === undefined) return setFault(t('gallery.notOurs', { name: file.name }))
    keepFile(said)
    if (said.unread > 0) toast.failed(t('gallery.unread', { count: said.unread, name: file.name }))
    onChoose({ start: 'file' })
  }
  return (
    <section className="other-starts" aria-label={t('gallery.other')}>
      <PlainButton onClick={() => onChoose({ start: 'blank' })}>{t('mechanisms.blank')}</PlainButton>
      <Select<string>
        aria-label={t('gallery.fromOwn')}
        placeholder={t('gallery.fromOwn')}
        value={null}
        disabled={own.length === 0}
        options={own.map(({ id, name, ownerName }) => ({ value: id, label: `${name} · ${ownerName}` }))}
        onChange={(copy) => onChoose({ copy })}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <PlainButton onClick={() => picker.current?.click()}>{t('gallery.fromFile')}</PlainButton>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('gallery.fromFile')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void read(file)
        }}
      />
      {data === undefined && error ? (
        <SentenceBar
          status="overdue"
          sentence={error.message}
          end={<PlainButton onClick={() => void refetch()}>{t('ui.retry')}</PlainButton>}
        />
      ) : null}
      {fault === undefined ? null : <SentenceBar status="overdue" sentence={fault} />}
    </section>
  )
}
