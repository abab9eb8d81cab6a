import { Button, Form, Input, InputNumber, Select } from 'antd'
import { FormPage } from '../../ui/form-page.tsx'

const kinds = [
  { value: 'town', label: '镇' },
  { value: 'street', label: '街道' },
]

export const FormSample = () => (
  <Form layout="vertical" component={false} requiredMark={false}>
    <FormPage
      header={{
        crumbs: [{ text: '青禾县（演示）', to: '/dev/ui' }, { text: '机构与人员' }],
        title: '新增单位',
        primary: <Button type="primary">保存</Button>,
      }}
      saved="已存 10:32"
      fault="单位名称与麦岭镇重复，请换一个名称。"
      sections={[
        {
          key: 'name',
          title: '名称与级别',
          note: '有行政区划代码的单位按代码认，改名不影响历史。',
          children: (
            <>
              <Form.Item label="名称" validateStatus="error" help="已有同名单位。">
                <Input defaultValue="麦岭镇" aria-label="名称" />
              </Form.Item>
              <Form.Item label="级别">
                <Select options={kinds} defaultValue="town" aria-label="级别" />
              </Form.Item>
            </>
          ),
        },
        {
          key: 'count',
          title: '规模',
          note: '上月填的是 18。',
          children: (
            <Form.Item label="行政村（个）">
              <InputNumber defaultValue={18} min={0} aria-label="行政村" />
            </Form.Item>
          ),
        },
      ]}
      bottom={<Button type="primary">保存</Button>}
    />
  </Form>
)
