import { App } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { AntdLook } from './antd-look.tsx'
import { hear } from './toast.ts'

/** Around whole pages that use antd: also says what is to be said after an action. */
export const AntdFrame = ({ children }: { readonly children?: ReactNode }) => (
  <AntdLook>
    <App>
      <Voice />
      {children}
    </App>
  </AntdLook>
)

function Voice() {
  const { message, modal } = App.useApp()
  useEffect(
    () =>
      hear((said) => {
        if (said.is === 'done') message.success(said.sentence, 3)
        else if (said.is === 'failed') message.error(said.sentence, 8)
        else modal.confirm({ title: said.sentence, okText: said.yes, cancelText: said.no, onOk: said.then })
      }),
    [message, modal],
  )
  return null
}
