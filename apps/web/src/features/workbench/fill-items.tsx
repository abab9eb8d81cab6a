import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EntryField } from '../../ui/entry-field.tsx'
import { SideField } from '../../ui/side-form.tsx'
import { type FilledItem, type Form, labelOf } from './filled.ts'
import './fill-items.css'

/** ASK-4: the list of a form, one card per item; items are added and taken away between the least and the most. */
export function FillItems(props: {
  readonly list: NonNullable<Form['items']>
  readonly units: Form['units']
  readonly items: readonly FilledItem[]
  readonly onItems: (items: FilledItem[]) => void
}) {
  const { t } = useTranslation()
  const { list, items, onItems } = props
  const isFull = items.length >= list.most
  const add = () => onItems([...items, { key: 1 + Math.max(-1, ...items.map(({ key }) => key)), id: null, cells: {} }])
  return (
    <section className="fill-items" aria-label={list.label}>
      <header>
        <h3>{list.label}</h3>
        <span className="side-note">{t('workbench.itemCount', { ...list, count: items.length })}</span>
      </header>
      {items.map((item, at) => (
        <fieldset key={item.key}>
          <legend>{t('workbench.itemAt', { label: list.label, at: at + 1 })}</legend>
          {list.fields.map((field) => (
            <SideField key={field.id} label={labelOf(field, t('workbench.fillOptional'))}>
              <EntryField
                field={field}
                label={`${t('workbench.itemAt', { label: list.label, at: at + 1 })} · ${field.label}`}
                units={props.units}
                value={item.cells[field.id] ?? ''}
                onValue={(value) =>
                  onItems(
                    items.map((one) =>
                      one.key === item.key ? { ...one, cells: { ...one.cells, [field.id]: value } } : one,
                    ),
                  )
                }
              />
            </SideField>
          ))}
          <Button size="small" onClick={() => onItems(items.filter(({ key }) => key !== item.key))}>
            {t('workbench.itemRemove', { label: list.label, at: at + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button block disabled={isFull} onClick={add}>
        {isFull ? t('workbench.itemsFull', { ...list }) : t('workbench.itemAdd', { label: list.label })}
      </Button>
    </section>
  )
}
