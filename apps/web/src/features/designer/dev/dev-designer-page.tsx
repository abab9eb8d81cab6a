import { isTemplateName, templates } from '@jizhi/templates'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { AntdFrame } from '../../../ui/antd-frame.tsx'
import { DesignerDesk } from '../desk/designer-desk.tsx'
import { openDrawing } from '../drawing/open-drawing.ts'
import type { LiveSource } from '../live/live-store.ts'
import { autosave } from '../saving/autosave.ts'

const asked = () => new URLSearchParams(window.location.search).get('template') ?? ''

/** Outside a county there are no months. */
const invented = (mechanism: string): LiveSource => ({
  mechanism,
  months: [],
  refused: false,
  addressOf: () => '',
  day: new Date().toISOString().slice(0, 10),
})

/** The designer without a server, on a shipped template (`?template=`): what is drawn here is gone with the page. */
export function DevDesignerPage() {
  const { t } = useTranslation()
  const name = asked()
  const template = templates[isTemplateName(name) ? name : 'county-monthly-assessment']
  const store = useMemo(() => openDrawing(template.mechanism, { positions: {} }), [template])
  const saving = useMemo(() => autosave(store, async () => ({ at: new Date() }), undefined), [store])
  const compared = useMemo(() => ({ words: t('designer.shipped'), mechanism: template.mechanism }), [t, template])
  const live = useMemo(() => invented(template.name), [template])
  useEffect(() => saving.stop, [saving])
  return (
    <AntdFrame>
      <DesignerDesk
        store={store}
        readOnly={false}
        backTo="/dev/ui"
        status={<span className="desk-version">{t('designer.demonstration')}</span>}
        place={t('designer.demonstrationNote')}
        saving={saving}
        compared={compared}
        live={live}
      />
    </AntdFrame>
  )
}
