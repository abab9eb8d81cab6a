import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { GrantedField } from '../delegation/granted-field.tsx'
import { useSteps } from '../drawing/use-steps.ts'
import { ChoiceField } from '../settings/fields/choice-field.tsx'
import { FormFrameProvider } from '../settings/form-frame.ts'
import { settingIn } from '../settings/form-model.ts'
import { saySetting } from '../settings/say-setting.ts'
import { OneField } from '../settings/settings-form.tsx'
import type { SaidSetting } from './said-settings.ts'
import type { Sentence } from './use-sentences.ts'

interface OutlineWordProps {
  readonly sentence: Sentence
  readonly setting: SaidSetting
  /** As the sentence has it; left out, the value in words. */
  readonly words?: string
}

/** Fields that are done with the one value they take; others stay open until they are closed. */
const AT_ONCE = new Set(['choice', 'column', 'reference'])
const WIDE = new Set(['table', 'expression', 'columns', 'list'])

/** Words that can be changed where they stand: pressed, they become the field of their setting. */
export function OutlineWord({ sentence, setting, words }: OutlineWordProps) {
  const { t } = useTranslation()
  const { view, frame } = sentence
  const { field, path } = setting
  const steps = useSteps()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLSpanElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>('input:checked, input, textarea, button')?.focus()
    else if (wasOpen.current) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const said = words ?? saySetting(field, settingIn(field, setting.config), frame, t)
  const title = setting.row === '' ? field.title : `${setting.row}${field.title}`
  const set = (value: Parameters<typeof steps.set>[2]) => steps.set(view.id, path, value)
  if (frame.readOnly) return <span className="outline-fixed">{said}</span>
  if (!isOpen) {
    const press = () => (field.kind === 'flag' ? set(settingIn(field, setting.config) !== true) : setOpen(true))
    return (
      <button
        ref={button}
        type="button"
        className="outline-word"
        title={title}
        aria-label={t('versions.changeWord', { title, words: said })}
        onClick={press}
      >
        {said}
      </button>
    )
  }
  const isWide = WIDE.has(field.kind) || (field.kind === 'reference' && field.many)
  const heard = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && (event.key !== 'Enter' || isWide || event.nativeEvent.isComposing)) return
    // The field hears it after this, and takes what was typed; then the word stands there again with it.
    setTimeout(() => setOpen(false))
  }
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // A list of choices hangs elsewhere in the page and gives no target.
    if (!isWide && relatedTarget !== null && !currentTarget.contains(relatedTarget)) setOpen(false)
  }
  const changed = (value: Parameters<typeof steps.set>[2]) => {
    set(value)
    if (AT_ONCE.has(field.kind) && !isWide) setOpen(false)
  }
  return (
    <FormFrameProvider value={frame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and the way out of the field inside are heard here, nothing is pressed. */}
      <span
        ref={box}
        className={isWide ? 'outline-field outline-wide' : 'outline-field'}
        onKeyDownCapture={heard}
        onBlur={left}
      >
        {isWide ? <small>{title}</small> : null}
        <GrantedField path={path}>
          {field.kind === 'choice' ? (
            <ChoiceField
              compact
              choices={field.choices}
              value={String(settingIn(field, setting.config))}
              onChange={changed}
              label={title}
            />
          ) : (
            <OneField
              field={{ ...field, title }}
              config={setting.config}
              path={path}
              hidden={none}
              onChange={(at, value) => (at.length === path.length ? changed(value) : steps.set(view.id, at, value))}
            />
          )}
        </GrantedField>
        {isWide ? (
          <PlainButton small onClick={() => setOpen(false)}>
            {t('versions.done')}
          </PlainButton>
        ) : null}
      </span>
    </FormFrameProvider>
  )
}

const none: ReadonlySet<string> = new Set()
