import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useToast } from '../../../ui/toast.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { useTrials } from '../trials/trials.ts'
import { saveMechanism, savePng, saveSvg } from './save-drawing.ts'
import './export-section.css'

const FILES = ['file', 'svg', 'png', 'rules'] as const

/** 导出: the mechanism as a file that can be read in again, as a picture, and as 实施细则. */
export function ExportSection() {
  const { t } = useTranslation()
  const toast = useToast()
  const store = useDrawingStore()
  const trials = useTrials()
  const [busy, setBusy] = useState(false)
  const save = async (what: (typeof FILES)[number]) => {
    const { drawing, views } = store.getState()
    setBusy(true)
    try {
      if (what === 'file') saveMechanism(drawing, (await trials?.exported()) ?? [])
      else if (what === 'svg') saveSvg(drawing, views)
      else if (what === 'png') await savePng(drawing, views)
      else {
        // The writer of documents is fetched when first asked for.
        const { saveRules } = await import('../outline/rules-document.ts')
        await saveRules(drawing.mechanism, t)
      }
    } catch {
      toast.failed(t('versions.notExported'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="export-section" aria-label={t('versions.export.title')}>
      <h3>{t('versions.export.title')}</h3>
      <p className="field-help">{t('versions.export.note')}</p>
      <div>
        {FILES.map((what) => (
          <PlainButton key={what} small disabled={busy} onClick={() => void save(what)}>
            <PageIcon name="download" /> {t(`versions.export.${what}`)}
          </PlainButton>
        ))}
      </div>
    </section>
  )
}
