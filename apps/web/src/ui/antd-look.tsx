import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { antdTheme } from '../theme/antd-theme.ts'
import { useAppearance } from '../theme/appearance.ts'
import { useLayout } from './use-layout.ts'
import './antd-look.css'

/** antd in the product's look and language, around parts that use antd. */
export function AntdLook({ children }: { readonly children: ReactNode }) {
  const look = useAppearance((state) => state.look)
  const large = useAppearance((state) => state.large)
  const { i18n } = useTranslation()
  const touch = useLayout() === 'phone'
  const theme = useMemo(() => antdTheme(look, large, touch), [look, large, touch])
  return (
    <ConfigProvider theme={theme} locale={i18n.language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  )
}
