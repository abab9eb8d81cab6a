import { blockDef, type Finding, type JsonObject } from '@jizhi/mechanism'
import { Dropdown, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockIcon } from '../../../ui/icons/block-icon.tsx'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { FindingList } from '../check/finding-list.tsx'
import { useComments } from '../comments/comments.ts'
import { CommentsTab } from '../comments/comments-tab.tsx'
import { HeldNote } from '../delegation/held-mark.tsx'
import { useDesk } from '../desk/desk.ts'
import type { BlockView } from '../drawing/block-view.ts'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { usePictureSteps } from '../drawing/use-picture-steps.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { DataLabel } from '../live/data-label.tsx'
import { DataTab } from '../live/data-tab.tsx'
import { useLiveDesk } from '../live/use-live.tsx'
import { WhyTab } from '../live/why-tab.tsx'
import { AwardSum } from './awards/award-sum.tsx'
import { BlockName } from './block-name.tsx'
import { ChangesFoot } from './changes/changes-foot.tsx'
import { useChanges } from './changes/use-changes.ts'
import { CycleDates } from './cycle/cycle-dates.tsx'
import { FormFrameProvider } from './form-frame.ts'
import { formModel } from './form-model.ts'
import { PortColumns } from './port-columns.tsx'
import { PortEnds } from './port-ends.tsx'
import { RankNoise } from './rank-noise.tsx'
import { irrelevant } from './relevance.ts'
import { ScoreSheet } from './score-sheet.tsx'
import { FieldGrid, type Path } from './settings-form.tsx'
import { WeightSums } from './sheet/weight-sums.tsx'
import { useBlockFrame } from './use-block-frame.ts'
import './settings-panel.css'

/** Everything about the one block that is chosen: its settings, the columns at its ports, what there is to mend. */
export function SettingsPanel({ view, onClose }: { readonly view: BlockView; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { findings } = useDesk()
  const own = (findings ?? []).filter(({ block }) => block === view.id)
  const renaming = useDrawing((state) => state.renaming === view.id)
  const { startRenaming } = useDrawingStore().getState()
  const [tab, setTab] = useState('settings')
  const live = useLiveDesk()
  const comments = useComments()
  const named = (byKey: boolean) => {
    startRenaming(undefined)
    if (byKey) document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(view.id)}"]`)?.focus()
  }
  const changes = useChanges(view)
  const isChanged = changes !== undefined && (changes.before === undefined || changes.list.length > 0)
  const frame = useBlockFrame(view, changes)
  return (
    <FormFrameProvider value={frame}>
      <SidePanel
        open
        onClose={onClose}
        title={
          <span className={`panel-title family-${view.family}`}>
            <span className="block-icon">
              <BlockIcon kind={view.kind} />
            </span>
            <BlockName view={view} renaming={renaming} onDone={named} />
            <span className="panel-arity">{t(view.arity === 'row' ? 'designer.rowBlock' : 'designer.setBlock')}</span>
            <BlockMenu view={view} onRename={() => startRenaming(view.id)} />
          </span>
        }
        subtitle={view.sentence}
        foot={isChanged && tab === 'settings' ? <ChangesFoot view={view} changes={changes} /> : undefined}
      >
        <Tabs
          key={view.id}
          className="panel-tabs"
          activeKey={tab}
          onChange={setTab}
          destroyOnHidden
          items={[
            { key: 'settings', label: t('designer.tab.settings'), children: <BlockForm view={view} /> },
            ...(live
              ? [
                  {
                    key: 'data',
                    label: <DataLabel view={view} />,
                    children: <DataTab view={view} onWhy={() => setTab('why')} />,
                  },
                  { key: 'why', label: t('live.tab.why'), children: <WhyTab /> },
                ]
              : [{ key: 'columns', label: t('designer.tab.columns'), children: <PortColumns view={view} /> }]),
            { key: 'checks', label: <CheckTab own={own} />, children: <FindingList findings={own} /> },
            ...(comments
              ? [
                  {
                    key: 'comments',
                    label: `${t('comments.title')} ${comments.open.get(view.id) ?? ''}`.trim(),
                    children: <CommentsTab desk={comments} view={view} />,
                  },
                ]
              : []),
          ]}
        />
      </SidePanel>
    </FormFrameProvider>
  )
}

function CheckTab({ own }: { readonly own: readonly Finding[] }) {
  const { t } = useTranslation()
  const mark = own.some(({ severity }) => severity === 'error') ? '■' : '▲'
  return own.length === 0 ? t('designer.tab.checks') : `${t('designer.tab.checks')} ${mark}${own.length}`
}

function BlockMenu({ view, onRename }: { readonly view: BlockView; readonly onRename: () => void }) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const steps = useSteps()
  const picture = usePictureSteps()
  if (readOnly) return null
  const items = [
    { key: 'rename', label: t('designer.rename'), onClick: onRename },
    { key: 'duplicate', label: t('designer.duplicate'), onClick: () => steps.duplicate([view.id]) },
    { key: 'remove', label: t('designer.remove'), danger: true, onClick: () => picture.remove([view.id]) },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} autoFocus>
      <button type="button" className="panel-more" aria-label={t('designer.more')}>
        <PageIcon name="more" />
      </button>
    </Dropdown>
  )
}

/** The form of a block's schema over what the document says. */
function BlockForm({ view }: { readonly view: BlockView }) {
  const steps = useSteps()
  const config = useDrawing(({ drawing }) => drawing.mechanism.blocks.find(({ id }) => id === view.id))?.config ?? none
  const fields = useMemo(() => formModel(blockDef(view.kind).schema), [view.kind])
  const hidden = useMemo(() => {
    // Defaults of a block's schema are JSON.
    const initial = blockDef(view.kind).schema.parse({}) as unknown as JsonObject
    return irrelevant(view.kind, config, initial)
  }, [view.kind, config])
  return (
    <>
      <HeldNote block={view.id} />
      {view.kind === 'score' ? <ScoreSheet block={view.id} /> : null}
      {view.kind === 'score' ? <WeightSums block={view.id} /> : null}
      <FieldGrid
        key={view.id}
        fields={fields}
        config={config}
        path={top}
        hidden={hidden}
        onChange={(path, value) => steps.set(view.id, path, value)}
      />
      {view.kind === 'allocate' ? <AwardSum block={view.id} /> : null}
      {view.kind === 'cycle' ? <CycleDates /> : null}
      {/* A key of its own: two of one name beside each other leave old copies standing. */}
      {view.kind === 'rank' ? <RankNoise key={`luck ${view.id}`} block={view.id} /> : null}
      <PortEnds view={view} />
    </>
  )
}

const top: Path = []
const none: JsonObject = {}
