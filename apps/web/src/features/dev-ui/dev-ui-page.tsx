import { type ReactNode, useEffect, useState } from 'react'
import { AntdFrame } from '../../ui/antd-frame.tsx'
import { PublicBar } from '../../ui/public-bar.tsx'
import { Shell } from '../../ui/shell.tsx'
import { BoardSample } from './board-sample.tsx'
import { FormSample } from './form-sample.tsx'
import { ImportSample } from './import-sample.tsx'
import { ListSample } from './list-sample.tsx'
import { PartsSample } from './parts-sample.tsx'
import { ReviewSample } from './review-sample.tsx'
import { StatesSample } from './states-sample.tsx'
import './dev-ui-page.css'

const samples: readonly { readonly key: string; readonly title: string; readonly page: () => ReactNode }[] = [
  { key: 'parts', title: '零件', page: () => <PartsSample /> },
  { key: 'states', title: '五种状态', page: () => <StatesSample /> },
  { key: 'list', title: '列表页', page: () => <ListSample /> },
  { key: 'form', title: '表单页', page: () => <FormSample /> },
  { key: 'review', title: '详情与审核', page: () => <ReviewSample /> },
  { key: 'import', title: '导入', page: () => <ImportSample /> },
]

const addressOf = (key: string) => `/dev/ui?show=${key}`
const shown = () => new URLSearchParams(window.location.search).get('show') ?? 'parts'

/** Every primitive of src/ui on invented figures, for whoever builds or reviews a page. */
export function DevUiPage() {
  const key = shown()
  useEffect(() => {
    document.title = '界面零件'
  }, [])
  if (key === 'board') {
    return (
      <>
        <PublicBar name="青禾县（演示）" tag="演示数据，地名均为虚构" />
        <BoardSample />
      </>
    )
  }
  return (
    <AntdFrame>
      <InShell current={key} />
    </AntdFrame>
  )
}

function InShell({ current }: { readonly current: string }) {
  const [closed, setClosed] = useState(false)
  const sample = samples.find(({ key }) => key === current)
  const entries = samples.map(({ key, title }) => ({ to: addressOf(key), label: title, icon: 'list' as const }))
  return (
    <Shell
      home="/dev/ui"
      tenantName="青禾县（演示）"
      tenantTag="演示数据"
      groups={[
        { key: 'home', entries },
        {
          key: 'outcome',
          label: '公开页',
          entries: [{ to: addressOf('board'), label: '榜单', icon: 'board', waiting: 2 }],
        },
      ]}
      current={addressOf(current)}
      tabs={[
        { to: addressOf(current), title: sample?.title ?? '零件', closable: false },
        ...(closed || current === 'list' ? [] : [{ to: addressOf('list'), title: '列表页', closable: true }]),
      ]}
      onCloseTab={() => setClosed(true)}
      user={{ name: '考核办 · 管理员', onSignOut: () => window.location.assign('/') }}
    >
      {sample?.page()}
    </Shell>
  )
}
