import { useTranslation } from 'react-i18next'
import type { Mark } from './overlaid.ts'
import type { StruckPart } from './struck.ts'
import './mark-tag.css'

const SIGNS = { added: '＋', removed: '−', changed: '～' } as const

/** ＋ 新增, − 删除, ～ 修改: by sign and word, never by colour alone. */
export function MarkTag({ mark, count }: { readonly mark: Mark; readonly count?: number }) {
  const { t } = useTranslation()
  return (
    <span className={`mark-tag mark-${mark}`}>
      {SIGNS[mark]} {t(`versions.mark.${mark}`)}
      {count === undefined ? null : <span className="num"> {count}</span>}
    </span>
  )
}

/** Old words struck, new words beside them. */
export const StruckWords = ({ parts }: { readonly parts: readonly StruckPart[] }) => (
  <>
    {parts.map(({ part, words }, at) => {
      const key = `${at} ${words}`
      if (part === 'old') return <del key={key}>{words}</del>
      return part === 'new' ? <ins key={key}>{words}</ins> : <span key={key}>{words}</span>
    })}
  </>
)
