import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../../client/session.ts'
import { FaultBlock } from '../../../frame/fault-block.tsx'
import { GoLink } from '../../../ui/go-link.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import type { Draft } from './draft.ts'
import { useNamedActs } from './use-named-acts.ts'
import { type NamedDraft, useNamedDrafts } from './use-named-drafts.ts'

interface NamedSectionProps {
  readonly mechanism: string
  /** The draft under the pen; without it names can only be read. */
  readonly draft?: Draft | undefined
  readonly onLeave: () => void
}

/** 命名保存: what the draft was at moments somebody gave a name. */
export function NamedSection({ mechanism, draft, onLeave }: NamedSectionProps) {
  const { t } = useTranslation()
  const { named, error, again } = useNamedDrafts(mechanism)
  return (
    <section className="named-drafts">
      <h3>{t('versions.named.title')}</h3>
      {draft === undefined ? null : <KeepForm mechanism={mechanism} draft={draft} />}
      {error ? (
        <FaultBlock error={error} onRetry={again} />
      ) : named === undefined ? (
        <StateBlock state="loading" />
      ) : named.length === 0 ? (
        <p className="named-none">{t('versions.named.none')}</p>
      ) : (
        <ol className="versions">
          {named.map((one) => (
            <NamedLine key={one.id} mechanism={mechanism} named={one} draft={draft} onLeave={onLeave} />
          ))}
        </ol>
      )}
    </section>
  )
}

function KeepForm({ mechanism, draft }: { readonly mechanism: string; readonly draft: Draft }) {
  const { t } = useTranslation()
  const { keep } = useNamedActs(mechanism, draft)
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    keep.mutate(
      { name: name.trim(), note: note.trim() },
      {
        onSuccess: () => {
          setName('')
          setNote('')
        },
      },
    )
  }
  return (
    <form className="named-form" onSubmit={send}>
      <input
        aria-label={t('versions.named.name')}
        placeholder={t('versions.named.nameExample')}
        maxLength={40}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <input
        aria-label={t('versions.named.note')}
        placeholder={t('versions.named.note')}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <PlainButton type="submit" disabled={name.trim() === '' || keep.isPending}>
        {t('versions.named.keep')}
      </PlainButton>
    </form>
  )
}

interface NamedLineProps extends NamedSectionProps {
  readonly named: NamedDraft
}

function NamedLine({ mechanism, named, draft, onLeave }: NamedLineProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  return (
    <li className="named-line">
      <GoLink to={`/${county}/mechanisms/${mechanism}?named=${named.id}`} onClick={onLeave}>
        <span className="version-title">
          <strong>{named.name}</strong>
          <span>{t('versions.named.blocks', { count: named.blocks })}</span>
        </span>
        {named.note === null ? null : <span>{named.note}</span>}
        <span>
          {t('versions.named.by', { by: named.by })} · <Moment at={named.at} now={now} />
        </span>
      </GoLink>
      {draft === undefined ? null : (
        <RestoreButton mechanism={mechanism} named={named} draft={draft} onDone={onLeave} />
      )}
    </li>
  )
}

interface RestoreButtonProps {
  readonly mechanism: string
  readonly named: NamedDraft
  readonly draft: Draft
  readonly onDone: () => void
}

function RestoreButton({ mechanism, named, draft, onDone }: RestoreButtonProps) {
  const { t } = useTranslation()
  const { restore } = useNamedActs(mechanism, draft)
  return (
    <PlainButton
      small
      disabled={restore.isPending}
      aria-label={t('versions.named.restoreName', { name: named.name })}
      onClick={() => restore.mutate(named, { onSuccess: onDone })}
    >
      {t('versions.named.restore')}
    </PlainButton>
  )
}
