import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'

const KEYS = {
  draw: [
    ['A', 'letters'],
    ['＋', 'plus'],
    ['Ctrl D', 'copy'],
    ['F2', 'rename'],
    ['Delete', 'remove'],
    ['Ctrl Z', 'undo'],
    ['Shift F10', 'acts'],
  ],
  walk: [
    ['Tab', 'tab'],
    ['Enter', 'enter'],
    ['Alt →', 'ports'],
    ['← → ↑ ↓', 'arrows'],
    ['Esc', 'escape'],
  ],
  choose: [
    ['Shift Enter', 'add'],
    ['Ctrl A', 'all'],
    ['Ctrl C', 'clip'],
    ['Ctrl X', 'cut'],
    ['Ctrl V', 'paste'],
    ['Ctrl G', 'group'],
    ['Ctrl Shift G', 'ungroup'],
  ],
  look: [
    ['Ctrl F', 'search'],
    ['1', 'whole'],
    ['2', 'chosen'],
    ['0', 'natural'],
    ['/', 'palette'],
    ['?', 'help'],
  ],
} as const

/** The keys of the canvas, by what they are for. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const line = (keys: string, words: string) => (
    <div key={keys}>
      <dt>
        {keys.split(' ').map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  )
  return (
    <Modal open onCancel={onClose} footer={null} title={t('canvas.keys.title')} width={760} destroyOnHidden>
      <p className="keys-note">{t('canvas.keys.note')}</p>
      <div className="keys-help">
        <section>
          <h3>{t('canvas.keys.draw')}</h3>
          <dl>{KEYS.draw.map(([keys, name]) => line(keys, t(`canvas.keys.${name}`)))}</dl>
        </section>
        <section>
          <h3>{t('canvas.keys.walk')}</h3>
          <dl>{KEYS.walk.map(([keys, name]) => line(keys, t(`canvas.keys.${name}`)))}</dl>
        </section>
        <section>
          <h3>{t('canvas.keys.choose')}</h3>
          <dl>{KEYS.choose.map(([keys, name]) => line(keys, t(`canvas.keys.${name}`)))}</dl>
        </section>
        <section>
          <h3>{t('canvas.keys.look')}</h3>
          <dl>{KEYS.look.map(([keys, name]) => line(keys, t(`canvas.keys.${name}`)))}</dl>
        </section>
      </div>
    </Modal>
  )
}
