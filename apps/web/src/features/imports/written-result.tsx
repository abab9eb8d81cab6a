import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { usePlaceWord } from '../../ui/place-word.ts'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import type { Choices } from './target.ts'
import type { Written } from './use-import.ts'

type Difference = Written['differences'][number]

const SAID: Readonly<Partial<Record<Choices['kind'], 'imports.proposed' | 'imports.proposedCases'>>> = {
  initial: 'imports.proposed',
  'initial-cases': 'imports.proposedCases',
}

/** What was written, in counts; for a published table also where it differs from the rules. */
export function WrittenResult({ written, choices }: { readonly written: Written; readonly choices: Choices }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { added, unchanged, corrected, differences } = written
  const { kind, cycle } = choices
  const isInitial = kind === 'initial' || kind === 'initial-cases'
  const placeWord = usePlaceWord()
  // Units, people and past months set nothing going.
  const note =
    added + corrected === 0
      ? 'imports.sameFile'
      : kind === 'month'
        ? 'imports.writtenNote'
        : isInitial
          ? 'imports.proposedNote'
          : null
  const onward = isInitial
    ? { to: `/${county}/history?tab=initial`, text: t('imports.toInitial') }
    : kind === 'history'
      ? { to: `/${county}/history`, text: t('imports.toHistory') }
      : kind === 'month' || kind === 'published'
        ? { to: `/${county}/cycles/${cycle}`, text: t('imports.toMonth') }
        : kind === 'payments'
          ? { to: `/${county}/ledgers?tab=payables`, text: t('imports.toPayables') }
          : kind === 'register'
            ? { to: `/${county}/registers/${choices.block}`, text: t('imports.toRegister') }
            : { to: `/${county}/people`, text: t('imports.toPeople') }
  return (
    <div className="import-stack">
      {kind === 'published' ? (
        <SentenceBar
          status={differences.length > 0 ? 'stale' : 'settled'}
          sentence={t(differences.length > 0 ? 'imports.differs' : 'imports.agrees', { count: differences.length })}
        />
      ) : (
        <SentenceBar
          status="settled"
          sentence={t(SAID[kind] ?? 'imports.written', { added, unchanged, corrected })}
          {...(note === null ? {} : { note: t(note) })}
        />
      )}
      {differences.length > 0 ? (
        <ListTable<Difference>
          label={t('imports.differences')}
          rows={differences}
          rowKey={({ row }) => row}
          columns={[
            { key: 'name', title: t('months.unit'), cell: ({ name }) => name },
            { key: 'published', title: t('imports.published'), figure: true, cell: ({ published }) => published },
            { key: 'computed', title: t('imports.computed'), figure: true, cell: ({ computed }) => computed },
            {
              key: 'sentence',
              title: t('months.what'),
              cell: ({ name, published, computed }) =>
                t('imports.difference', { name, published: placeWord(published), computed: placeWord(computed) }),
            },
          ]}
        />
      ) : null}
      <p>
        <GoLink to={onward.to}>{onward.text}</GoLink>
      </p>
    </div>
  )
}
