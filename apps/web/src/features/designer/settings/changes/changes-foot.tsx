import type { Json } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../desk/desk.ts'
import type { BlockView } from '../../drawing/block-view.ts'
import { useSteps } from '../../drawing/use-steps.ts'
import { useFormFrame } from '../form-frame.ts'
import { saySettingShort } from '../say-setting.ts'
import type { ChangedSetting } from './changed-settings.ts'
import type { Changes } from './use-changes.ts'

/** More are counted, not named. */
const NAMED = 2

/** 本块改动 1 处：最少单位 6 → 8 · 撤销此处. One step of undo takes all of them back. */
export function ChangesFoot({ view, changes }: { readonly view: BlockView; readonly changes: Changes }) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const steps = useSteps()
  const { words, before, list } = changes
  if (before === undefined) return <p>{t('settings.newBlock', { words })}</p>
  const count = list.length
  const undo = () => {
    const [only] = list
    if (count === 1 && only !== undefined) return steps.set(view.id, only.path, only.was)
    return steps.apply({ do: 'configure', block: view.id, config: before }, t('settings.stepBack', { name: view.name }))
  }
  return (
    <div className="changes-foot">
      <span>
        {t('settings.changed', { count })}
        {list.slice(0, NAMED).map((one, at) => (
          <span key={one.path.join('.')}>
            {at === 0 ? '' : t('settings.between')}
            <ChangeWords change={one} />
          </span>
        ))}
        {count > NAMED ? '……' : ''}
      </span>
      {readOnly ? null : (
        <button type="button" onClick={undo}>
          {t(count === 1 ? 'settings.back' : 'settings.backAll')}
        </button>
      )}
    </div>
  )
}

function ChangeWords({ change: { field, was, now } }: { readonly change: ChangedSetting }) {
  const { t } = useTranslation()
  const frame = useFormFrame()
  const say = (value: Json) => saySettingShort(field, value, frame, t)
  return <>{t('settings.fromTo', { title: field.title, was: say(was), now: say(now) })}</>
}
