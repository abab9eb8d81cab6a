import type { Layout, Mechanism } from '@jizhi/mechanism'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LaterVoice } from '../../../ui/in-antd.tsx'
import { InPieces } from '../../../ui/in-pieces.tsx'
import { DesignerDesk } from '../desk/designer-desk.tsx'
import { openDrawing } from '../drawing/open-drawing.ts'
import type { LiveSource } from '../live/live-store.ts'
import { autosave, type SaveDrawing } from '../saving/autosave.ts'

const asked = () => new URLSearchParams(window.location.search).get('template') ?? ''

/** Holds a document that another page of this origin left here to be opened (`?template=kept`). */
const KEPT = 'jizhi.dev.drawing'

const BLANK: Mechanism = {
  format: 1,
  id: 'blank',
  name: '空白',
  rounding: { mode: 'at-end', rule: 'half-up' },
  blocks: [],
  wires: [],
  ends: [],
}

interface Opened {
  readonly mechanism: Mechanism
  readonly layout: Layout
}

async function opened(name: string): Promise<Opened> {
  if (name === 'blank') return { mechanism: BLANK, layout: { positions: {} } }
  // Only who has this page open can put something there; a wrong document stops the page with its sentence.
  if (name === 'kept') return JSON.parse(sessionStorage.getItem(KEPT) ?? '') as Opened
  const { isTemplateName, templates } = await import('@jizhi/templates')
  const { mechanism } = templates[isTemplateName(name) ? name : 'county-monthly-assessment']
  return { mechanism, layout: { positions: {} } }
}

const keep: SaveDrawing = async (drawing) => {
  sessionStorage.setItem('jizhi.dev.drawn', JSON.stringify(drawing))
  return { at: new Date() }
}

/** Outside a county there are no months; a change is weighed against the drawing as it was opened. */
const invented = (mechanism: Mechanism): LiveSource => ({
  mechanism: mechanism.name,
  months: [],
  refused: false,
  addressOf: () => '',
  published: { version: 1, mechanism },
  // always the same month, so that always the same figures stand there
  day: '2026-10-15',
})

/** The designer without a server, on a shipped template (`?template=`), a blank one or a kept one: what is drawn here is gone with the page. */
export function DevDesignerPage() {
  const [drawing, setDrawing] = useState<Opened>()
  useEffect(() => void opened(asked()).then(setDrawing), [])
  return drawing ? (
    <InPieces>
      <DevDesk {...drawing} />
    </InPieces>
  ) : null
}

function DevDesk({ mechanism, layout }: Opened) {
  const { t } = useTranslation()
  const store = useMemo(() => openDrawing(mechanism, layout), [mechanism, layout])
  // Kept beside what was opened, so that a test can read what was drawn.
  const saving = useMemo(() => autosave(store, keep, undefined), [store])
  const compared = useMemo(() => ({ words: t('designer.shipped'), mechanism }), [t, mechanism])
  // What a test laid here is drawn and measured by itself.
  const live = useMemo(() => (asked() === 'kept' ? undefined : invented(mechanism)), [mechanism])
  useEffect(() => saving.stop, [saving])
  return (
    <>
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
      <LaterVoice />
    </>
  )
}
