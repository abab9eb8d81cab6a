import type { Answer, listPosts } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '../../ui/status-tag.tsx'

export type PostRow = Answer<typeof listPosts>['posts'][number]
export type HolderRow = PostRow['holders'][number]

/** Those in office on the day; who is yet to come stands apart. */
export const inOffice = (holders: readonly HolderRow[], day: string): readonly HolderRow[] =>
  holders.filter(({ from }) => from <= day)

/** How a holder is called: by name, or, where names may not be seen or were erased, by what is known. */
export function useHolderName(): (holder: HolderRow) => string {
  const { t } = useTranslation()
  return ({ name }) => name ?? t('people.inOffice')
}

/** Holder first, deputies marked, successors with their first day; an empty post says so. */
export function HolderNames({ holders, day }: { readonly holders: readonly HolderRow[]; readonly day: string }) {
  const { t } = useTranslation()
  const nameOf = useHolderName()
  const here = inOffice(holders, day)
  return (
    <span className="people-holders">
      {here.length === 0 ? (
        <StatusTag status="dueSoon" bare>
          {t('people.vacant')}
        </StatusTag>
      ) : null}
      {here.map((holder) => (
        <span key={holder.id}>
          {nameOf(holder)}
          {holder.deputy ? <span className="people-quiet">（{t('people.deputy')}）</span> : null}
        </span>
      ))}
    </span>
  )
}
