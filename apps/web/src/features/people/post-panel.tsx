import { endHolding, endPost, renamePost } from '@jizhi/contracts'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { theirsIn } from '../../ui/choose-between.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FactList } from '../../ui/detail-page.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { AppointForm } from './appoint-form.tsx'
import { type HolderRow, type PostRow, useHolderName } from './holder-names.tsx'
import { useToday } from './people-state.ts'
import { SpanText } from './unit-history.tsx'

type Doing =
  | { readonly kind: 'appoint' | 'renamePost' | 'endPost' }
  | { readonly kind: 'handOver' | 'leave'; readonly holder: HolderRow }

/** A post beside the list: its holders, and handing it over. */
export function PostPanel({
  post,
  day,
  onClose,
}: {
  readonly post: PostRow
  readonly day: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const nameOf = useHolderName()
  const [doing, setDoing] = useState<Doing>()
  const back = () => setDoing(undefined)
  if (doing?.kind === 'appoint') return <AppointForm post={post} replaces={undefined} onBack={back} />
  if (doing?.kind === 'handOver') return <AppointForm post={post} replaces={doing.holder} onBack={back} />
  if (doing?.kind === 'leave') return <LeaveForm holder={doing.holder} onBack={back} />
  if (doing?.kind === 'renamePost') return <RenameForm post={post} onBack={back} />
  if (doing?.kind === 'endPost') return <EndForm post={post} onBack={back} onDone={onClose} />
  const acts = (
    <div className="people-acts">
      <Button size="small" type="primary" onClick={() => setDoing({ kind: 'appoint' })}>
        {t('people.appoint')}
      </Button>
      <Button size="small" onClick={() => setDoing({ kind: 'renamePost' })}>
        {t('people.renamePost')}
      </Button>
      <Button size="small" danger onClick={() => setDoing({ kind: 'endPost' })}>
        {t('people.endPost')}
      </Button>
    </div>
  )
  return (
    <SidePanel open onClose={onClose} title={post.title} subtitle={post.unitName} foot={post.mayChange ? acts : null}>
      <FactList
        narrow
        facts={[
          { label: t('people.role'), value: t(`people.roles.${post.role}`) },
          { label: t('people.unit'), value: post.unitName },
        ]}
      />
      <section className="people-section">
        <h3>{t('people.holder')}</h3>
        {post.holders.length === 0 ? <p className="people-quiet">{t('people.vacant')}</p> : null}
        <ul className="people-history">
          {post.holders.map((holder) => (
            <li key={holder.id}>
              <span>
                {nameOf(holder)}
                {holder.deputy ? <span className="people-quiet">（{t('people.deputy')}）</span> : null}
                {holder.from > day ? (
                  <span className="people-quiet"> {t('people.toCome', { day: holder.from })}</span>
                ) : null}
              </span>
              <span className="people-line-end">
                <SpanText from={holder.from} to={holder.to} />
                {post.mayChange && holder.to === null ? (
                  <>
                    <Button type="link" size="small" onClick={() => setDoing({ kind: 'handOver', holder })}>
                      {t('people.handOver')}
                    </Button>
                    <Button type="link" size="small" onClick={() => setDoing({ kind: 'leave', holder })}>
                      {t('people.leave')}
                    </Button>
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </SidePanel>
  )
}

function LeaveForm({ holder, onBack }: { readonly holder: HolderRow; readonly onBack: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const nameOf = useHolderName()
  const [on, setOn] = useState(useToday())
  const act = useChange()
  const send = async () => {
    const request = { params: { county, holder: holder.id }, body: { on } }
    if (await act.change(endHolding, request, t('people.leaveDone'))) onBack()
  }
  return (
    <DatedForm
      act={act}
      title={`${nameOf(holder)} · ${t('people.leave')}`}
      note={t('people.leaveNote')}
      verb={t('people.leave')}
      on={on}
      onDay={setOn}
      onDo={send}
      onBack={onBack}
    />
  )
}

function EndForm({
  post,
  onBack,
  onDone,
}: {
  readonly post: PostRow
  readonly onBack: () => void
  readonly onDone: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const [on, setOn] = useState(useToday())
  const act = useChange()
  const send = async () => {
    if (await act.change(endPost, { params: { county, post: post.id }, body: { on } }, t('people.endPostDone')))
      onDone()
  }
  return (
    <DatedForm
      act={act}
      title={`${post.title} · ${t('people.endPost')}`}
      note={t('people.endPostNote')}
      verb={t('people.endPost')}
      on={on}
      onDay={setOn}
      onDo={send}
      onBack={onBack}
    />
  )
}

function RenameForm({ post, onBack }: { readonly post: PostRow; readonly onBack: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const [title, setTitle] = useState(post.title)
  const [seen, setSeen] = useState(post.title)
  const { change, busy, fault, setFault, differences, settle } = useChange()
  const theirs = theirsIn(differences, 'title') ?? ''
  const send = async (saw = seen) => {
    if (title.trim() === '') return setFault(t('people.titleNeeded'))
    const request = { params: { county, post: post.id }, body: { title, seen: saw } }
    if (await change(renamePost, request, t('people.renamePostDone'))) onBack()
  }
  const take = () => {
    setTitle(theirs)
    setSeen(theirs)
    settle()
  }
  return (
    <SideForm
      title={`${post.title} · ${t('people.renamePost')}`}
      between={{ differences, onMine: () => void send(theirs), onTheirs: take }}
      fault={fault}
      verb={t('people.renamePost')}
      back={t('people.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={onBack}
    >
      <p className="side-note">{t('people.renamePostNote')}</p>
      <SideField label={t('people.postTitle')}>
        <Input
          value={title}
          maxLength={40}
          aria-label={t('people.postTitle')}
          onChange={(event) => setTitle(event.target.value)}
        />
      </SideField>
    </SideForm>
  )
}

function DatedForm(props: {
  readonly act: ReturnType<typeof useChange>
  readonly title: string
  readonly note: ReactNode
  readonly verb: string
  readonly on: string
  readonly onDay: (on: string) => void
  readonly onDo: () => Promise<void>
  readonly onBack: () => void
}) {
  const { t } = useTranslation()
  return (
    <SideForm
      title={props.title}
      fault={props.act.fault}
      verb={props.verb}
      back={t('people.back')}
      busy={props.act.busy}
      onDo={() => void props.onDo()}
      onBack={props.onBack}
    >
      <p className="side-note">{props.note}</p>
      <SideField label={t('people.on')}>
        <DayField label={t('people.on')} value={props.on} onChange={props.onDay} />
      </SideField>
    </SideForm>
  )
}
