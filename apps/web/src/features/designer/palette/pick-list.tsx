import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './pick-list.css'

export interface Pick {
  readonly id: string
  readonly name: string
  /** Stands behind the name in small. */
  readonly note?: string
  readonly icon?: ReactNode
  /** Entries of one heading follow each other. */
  readonly heading: string
  readonly pick: () => void
}

export interface PickListProps {
  readonly title: string
  /** What the list offers for what was typed. */
  readonly picks: (typed: string) => readonly Pick[]
  readonly typed: string
  readonly none: string
  readonly style: { readonly left: number; readonly top: number }
  readonly onClose: () => void
}

/** A list that is typed for: arrows choose, Enter takes, Esc closes. Everything on the canvas can be reached by it. */
export function PickList({ title, picks, typed, none, style, onClose }: PickListProps) {
  const { t } = useTranslation()
  const [sought, setSought] = useState(typed)
  const [at, setAt] = useState(0)
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const offered = picks(sought)
  const chosen = offered[Math.min(at, offered.length - 1)]
  useEffect(() => void field.current?.focus({ preventScroll: true }), [])
  // The browser answers with a promise, which is nothing to clean up.
  useEffect(() => void document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }), [id, at])
  const take = (pick: Pick) => {
    onClose()
    pick.pick()
  }
  const heard = (event: KeyboardEvent) => {
    // An input method is at work: its Enter and arrows are not meant for the list.
    if (event.nativeEvent.isComposing) return
    const step = STEPS[event.key]
    if (step !== undefined) setAt((now) => (Math.min(now, offered.length - 1) + step + offered.length) % offered.length)
    else if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && chosen) take(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      role="dialog"
      aria-label={title}
      className="pick-list nokey nopan nodrag nowheel"
      style={style}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && onClose()}
    >
      <input
        ref={field}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={chosen ? `${id}-${Math.min(at, offered.length - 1)}` : undefined}
        aria-label={title}
        placeholder={title}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value)
          setAt(0)
        }}
        onKeyDown={heard}
      />
      <div id={id} role="listbox" aria-label={title} className="pick-entries" tabIndex={-1}>
        {offered.map((pick, place) => (
          <Entry
            key={pick.id}
            id={`${id}-${place}`}
            pick={pick}
            heading={pick.heading === offered[place - 1]?.heading ? undefined : pick.heading}
            chosen={pick === chosen}
            onTake={() => take(pick)}
          />
        ))}
      </div>
      {offered.length === 0 ? <p role="status">{none}</p> : <small>{t('canvas.pickHint')}</small>}
    </div>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

interface EntryProps {
  readonly id: string
  readonly pick: Pick
  readonly heading: string | undefined
  readonly chosen: boolean
  readonly onTake: () => void
}

function Entry({ id, pick, heading, chosen, onTake }: EntryProps) {
  return (
    <>
      {heading === undefined ? null : <div role="presentation">{heading}</div>}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen entry. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, for all entries. */}
      <div
        id={id}
        role="option"
        aria-selected={chosen}
        className={chosen ? 'pick-entry pick-chosen' : 'pick-entry'}
        onPointerDown={(event) => event.preventDefault()}
        onClick={onTake}
      >
        {pick.icon}
        <span>{pick.name}</span>
        {pick.note === undefined ? null : <small>{pick.note}</small>}
      </div>
    </>
  )
}
