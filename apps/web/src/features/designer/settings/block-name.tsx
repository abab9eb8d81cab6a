import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockView } from '../drawing/block-view.ts'
import { useSteps } from '../drawing/use-steps.ts'

interface BlockNameProps {
  readonly view: BlockView
  readonly renaming: boolean
  /** `byKey`: Enter or Esc ended it, so that the focus is nowhere now. */
  readonly onDone: (byKey: boolean) => void
}

/** 名 of the block; while it is being renamed, a field. An empty name gives the kind's own name back. */
export function BlockName({ view, renaming, onDone }: BlockNameProps) {
  const { t } = useTranslation()
  const steps = useSteps()
  const [name, setName] = useState<string>()
  const over = useRef(false)
  useEffect(() => {
    over.current = !renaming
  }, [renaming])
  if (!renaming) return <span>{view.name}</span>
  /** Ended once: the focus that goes on takes it from the field, which would end it again. */
  const end = (byKey: boolean, keep: boolean) => {
    if (over.current) return
    over.current = true
    if (keep && name !== undefined && name.trim() !== view.name) steps.rename(view.id, name)
    setName(undefined)
    onDone(byKey)
  }
  return (
    <Input
      size="small"
      autoFocus
      value={name ?? view.name}
      maxLength={40}
      aria-label={t('designer.rename')}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => end(false, true)}
      onPressEnter={() => end(true, true)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        end(true, false)
      }}
    />
  )
}
