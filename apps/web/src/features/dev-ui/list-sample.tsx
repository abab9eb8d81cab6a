import { Button, Input } from 'antd'
import { useState } from 'react'
import { Figure } from '../../ui/figure.tsx'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { type SampleRow, sampleRows } from './samples.ts'
import { WhySample } from './why-sample.tsx'

export function ListSample() {
  const [chosen, setChosen] = useState<SampleRow | null>(sampleRows[8] ?? null)
  const [sought, setSought] = useState('')
  const groups = ['A', 'B'].map((kind) => {
    const rows = sampleRows.filter((row) => row.kind === kind && row.unit.includes(sought))
    return { key: kind, title: `${kind} 类`, note: `${rows.length} 个单位`, rows }
  })
  const status = (row: SampleRow) =>
    row.provisional ? (
      <StatusTag status="provisional">暂定，待裁定</StatusTag>
    ) : (
      <StatusTag status="normal" bare>
        暂定
      </StatusTag>
    )
  const columns: ListColumn<SampleRow>[] = [
    { key: 'rank', title: '名次', width: 64, figure: true, cell: ({ rank }) => <strong>{rank}</strong> },
    {
      key: 'unit',
      title: '单位',
      width: 180,
      cell: ({ unit, tied }) => (
        <>
          {unit} {tied ? <PlainTag kind="outlined">并列</PlainTag> : null}
        </>
      ),
    },
    {
      key: 'score',
      title: '得分（分）',
      width: 120,
      figure: true,
      cell: (row) => <Figure value={row.score} open={chosen === row} onWhy={() => setChosen(row)} />,
    },
    { key: 'status', title: '状态', cell: status },
  ]
  return (
    <ListPage
      header={{
        crumbs: [{ text: '青禾县（演示）', to: '/dev/ui' }, { text: '农村环境卫生月考评' }, { text: '2026年10月' }],
        title: '10 月考评结果',
        status: <StatusTag status="provisional">暂定，异议期</StatusTag>,
        actions: <Button icon={<PageIcon name="download" />}>导出</Button>,
        primary: <Button type="primary">提请定榜</Button>,
      }}
      sentence={{
        status: 'dueSoon',
        sentence: '异议期到今天 17:00，还有 2 件未裁定，裁定后方可定榜。定榜前不入账、不发布。',
        end: '27 到齐 27 · 规则第 3 版',
      }}
      filters={
        <Input.Search aria-label="找单位" placeholder="单位" allowClear onSearch={setSought} style={{ width: 220 }} />
      }
      legend="斜纹行为暂定，裁定后可能改变。"
      table={{
        label: '10 月考评结果',
        columns,
        groups,
        rowKey: ({ unit }) => unit,
        selected: chosen?.unit,
        onSelect: setChosen,
        isProvisional: ({ provisional }) => provisional,
        totals: { unit: `${sampleRows.length} 个单位`, score: '91.35' },
      }}
      phoneRow={(row) => (
        <div className="dev-row" style={{ justifyContent: 'space-between' }}>
          <span>
            <strong>{row.rank}</strong>　{row.unit} {status(row)}
          </span>
          <Figure value={row.score} onWhy={() => setChosen(row)} />
        </div>
      )}
      side={<WhySample row={chosen} onClose={() => setChosen(null)} />}
    />
  )
}
