import { Button } from 'antd'
import { useState } from 'react'
import { Card } from '../../ui/card.tsx'
import { Cell } from '../../ui/cell.tsx'
import { Delta } from '../../ui/delta.tsx'
import { Figure } from '../../ui/figure.tsx'
import { FigureStrip } from '../../ui/figure-strip.tsx'
import { BlockIcon, type BlockIconKind } from '../../ui/icons/block-icon.tsx'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import { Money } from '../../ui/money.tsx'
import { MoneyUnitSwitch } from '../../ui/money-unit.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { ProvisionalMark } from '../../ui/provisional-mark.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { LookSwitch } from './look-switch.tsx'

const blockNames: Record<BlockIconKind, string> = {
  cycle: '周期',
  roster: '对象',
  ask: '填报',
  score: '计分',
  objection: '异议',
  review: '审核',
  rank: '排名',
  regroup: '换口径',
  branch: '分流',
  compute: '计算',
  history: '历史',
  join: '合并',
  ladder: '阶梯',
  case: '清单',
  result: '定榜',
  allocate: '奖补',
  post: '入账',
  tell: '发布',
}

export function PartsSample() {
  const [open, setOpen] = useState(false)
  return (
    <PageSplit>
      <PageHeader
        crumbs={[{ text: '青禾县（演示）', to: '/dev/ui' }, { text: '界面零件' }]}
        title="零件"
        status={<StatusTag status="provisional">暂定，异议期</StatusTag>}
        actions={
          <Button icon={<PageIcon name="print" />} onClick={() => window.print()}>
            打印
          </Button>
        }
        primary={<Button type="primary">提请定榜</Button>}
      />
      <LookSwitch />
      <SentenceBar
        status="dueSoon"
        sentence={
          <>
            异议期到 <strong>今天 17:00</strong>，还有 2 件未裁定，裁定后方可定榜。
          </>
        }
        end="27 到齐 27 · 规则第 3 版"
      />
      <FigureStrip
        figures={[
          { key: 'tell', label: '通报，镇次', figure: <Delta before="30" after="18" />, note: '少 12，涉及 6 个单位' },
          { key: 'talk', label: '约谈，人次', figure: <Delta before="5" after="3" />, note: '第一级 2，第二级 1' },
          { key: 'award', label: '奖补', figure: <Money fen={120000000} onWhy={() => setOpen(!open)} />, note: '不变' },
          { key: 'mean', label: '均分，分', figure: <Figure value="90.33" onWhy={() => setOpen(!open)} open={open} /> },
        ]}
      />
      <div className="dev-grid">
        <Card title="状态">
          <div className="dev-row">
            <StatusTag status="overdue">已逾期 1 个工作日</StatusTag>
            <StatusTag status="dueSoon">今天 17:00 前</StatusTag>
            <StatusTag status="normal">还剩 5 个工作日</StatusTag>
            <StatusTag status="settled">已销号</StatusTag>
            <ProvisionalMark />
            <StatusTag status="stale">已过时</StatusTag>
            <PlainTag>演示数据</PlainTag>
            <PlainTag kind="outlined">并列</PlainTag>
            <PlainTag kind="soft">草稿 第 4 版</PlainTag>
          </div>
        </Card>
        <Card title="数字" end={<MoneyUnitSwitch />}>
          <div className="dev-row">
            <Figure value="86.20" unit="分" onWhy={() => setOpen(!open)} open={open} />
            <Figure value="−6.00" tone="bad" onWhy={() => setOpen(!open)} />
            <Money fen={2000000} onWhy={() => setOpen(!open)} />
            <Delta before="30" after="18" />
            <Cell cell={{ missing: 'not-drawn', label: '未抽到' }} />
            <Figure value="91.10" size="large" onWhy={() => setOpen(!open)} />
            <span className="dev-hatched hatched">斜纹行为暂定</span>
          </div>
        </Card>
        <Card title="按钮">
          <div className="dev-row">
            <Button type="primary">发布</Button>
            <Button>导出</Button>
            <Button danger>撤下</Button>
            <Button size="small">小按钮</Button>
            <Button disabled>不可用</Button>
          </div>
        </Card>
      </div>
      <Card title="十四种块">
        <ul className="dev-icons">
          {(Object.keys(blockNames) as BlockIconKind[]).map((kind) => (
            <li key={kind}>
              <BlockIcon kind={kind} />
              {blockNames[kind]}
            </li>
          ))}
        </ul>
      </Card>
    </PageSplit>
  )
}
