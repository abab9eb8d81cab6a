import { createMechanism } from '@jizhi/contracts'
import { type Template, templateList } from '@jizhi/templates'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { useGo } from '../../ui/go-link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { TemplateGallery } from './template-gallery.tsx'
import './mechanisms.css'

interface NewFields {
  readonly name: string
  readonly ownerUnitId: string
}

/** 新建: what to start from, how it is called, whose it is. */
export function NewMechanismPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const owners = useOwners()
  const [form] = Form.useForm<NewFields>()
  const [template, setTemplate] = useState<Template | undefined>(templateList[0])
  const create = useCreate(template)
  usePageTitle(t('mechanisms.new'))
  const choose = (chosen: Template | undefined) => {
    setTemplate(chosen)
    // A name the writer gave stays; one that came from a template follows the template.
    if (!form.isFieldTouched('name')) form.setFieldValue('name', chosen?.title ?? '')
  }
  const submit = () => void form.validateFields().then((fields) => create.mutate(fields))
  return (
    <PageSplit>
      <PageHeader
        crumbs={[{ text: tenant.name }, { text: t('menu.mechanisms'), to: `/${county}/mechanisms` }]}
        title={t('mechanisms.new')}
        primary={
          <Button type="primary" loading={create.isPending} onClick={submit}>
            {t('mechanisms.create')}
          </Button>
        }
      />
      {create.error ? <SentenceBar status="overdue" sentence={create.error.message} /> : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="new-mechanism"
        initialValues={{ name: template?.title ?? '', ownerUnitId: owners[0]?.value ?? '' }}
      >
        <Form.Item
          name="name"
          label={t('mechanisms.name')}
          rules={[{ required: true, whitespace: true, message: t('mechanisms.nameNeeded') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="ownerUnitId" label={t('mechanisms.owner')} extra={t('mechanisms.ownerNote')}>
          <Select options={owners} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      </Form>
      <TemplateGallery chosen={template} onChoose={choose} />
    </PageSplit>
  )
}

/** Makes the draft and opens it on the canvas. */
function useCreate(template: Template | undefined) {
  const county = useCounty()
  const go = useGo()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (fields: NewFields) =>
      call(createMechanism, { params: { county }, body: { ...fields, template: template?.name ?? null } }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: tenantKey(county) })
      go(`/${county}/mechanisms/${id}`)
    },
  })
}

/** Units the actor may draw for: those in which a post gives the right. */
function useOwners(): { readonly value: string; readonly label: string }[] {
  const { actor } = useSession()
  const drawing = actor.grants.filter(({ role }) => role === 'county-admin')
  const units = new Map(drawing.map(({ unitId, unitName }) => [unitId, unitName]))
  return [...units].map(([value, label]) => ({ value, label }))
}
