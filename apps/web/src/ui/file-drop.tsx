import { type ChangeEvent, type DragEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from './icons/page-icon.tsx'
import './import-steps.css'

/** One file by dropping, pressing or keyboard; `accept` as in HTML. */
export function FileDrop(props: {
  readonly accept: string
  /** What to drop, where it is not a table. */
  readonly title?: string
  readonly note?: ReactNode
  readonly onFile: (file: File) => void
}) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const take = (file: File | null | undefined) => file && props.onFile(file)
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files?.[0])
    event.target.value = '' // so that the same file, mended, can be chosen again
  }
  return (
    <label
      className={`file-drop${over ? ' file-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <input type="file" className="sr-only" accept={props.accept} onChange={chosen} />
      <PageIcon name="upload" />
      <strong>{props.title ?? t('ui.dropFile')}</strong>
      {props.note ? <p>{props.note}</p> : null}
    </label>
  )
}
