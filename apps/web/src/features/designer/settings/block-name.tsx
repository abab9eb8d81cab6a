import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockView } from '../drawing/block-view.ts'
import { useSteps } from '../drawing/use-steps.ts'

interface BlockNameProps {
  readonly view: BlockView
  readonly renaming: boolean
  readonly onDone: () => void
}

/** 名 of the block; while it is being renamed, a field. An empty name gives the kind's own name back. */
export function BlockName({ view, renaming, onDone }: BlockNameProps) {
  const { t } = useTranslation()
  const steps = useSteps()
  const [name, setName] = useState<string>()
  if (!renaming) return <span>{view.name}</span>
  const settle = () => {
    if (name !== undefined && name.trim() !== view.name) steps.rename(view.id, name)
    setName(undefined)
    onDone()
  }
  return (
    <Input
      size="small"
      autoFocus
      value={name ?? view.name}
      maxLength={40}
      aria-label={t('designer.rename')}
      onChange={(event) => setName(event.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  )
}
