import { useEffect, useMemo } from 'react'
import { AntdFrame } from '../../../ui/antd-frame.tsx'
import { DesignerDesk } from '../desk/designer-desk.tsx'
import { openDrawing } from '../drawing/open-drawing.ts'
import { autosave } from '../saving/autosave.ts'
import { exampleMechanism } from './example-mechanism.ts'

/** The designer without a server: what is drawn here is gone with the page. */
export function DevDesignerPage() {
  const store = useMemo(() => openDrawing(exampleMechanism, { positions: {} }), [])
  const saving = useMemo(() => autosave(store, async () => ({ at: new Date() }), undefined), [store])
  useEffect(() => saving.stop, [saving])
  return (
    <AntdFrame>
      <DesignerDesk
        store={store}
        readOnly={false}
        backTo="/dev/ui"
        status={<span className="desk-version">示例</span>}
        place="只在这一页里，不存到服务器"
        saving={saving}
        counts={exampleCounts}
      />
    </AntdFrame>
  )
}

const exampleCounts = {
  'roster/rows': '27',
  'ask/answered': '27',
  'score/scored': '27',
  'rank/ranked': '27',
  'objection/settled': '27',
  'result/frozen': '27',
  'branch/rear_case': '27 → 2',
  'branch/every_case': '27 → 27',
  'branch/front_case': '27 → 6',
  'allocate/awards': '6',
}
