import { type Answer, readPublished } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { usePlaceWord } from '../../ui/place-word.ts'
import { SentenceBar } from '../../ui/sentence-bar.tsx'

type Comparison = Answer<typeof readPublished>['comparisons'][number]

const mostNamed = 12

/** A published table that was brought in beside the figures as they stand: what differs, or that all agree. */
export function PublishedNotes({ cycle, facts }: { readonly cycle: string; readonly facts: number }) {
  const county = useCounty()
  const params = { county, cycle }
  const { data } = useQuery({
    queryKey: [...tenantKey(county), readPublished.name, params, facts],
    queryFn: ({ signal }) => call(readPublished, { params }, signal),
  })
  return data?.comparisons.map((one) => <PublishedNote key={one.import} comparison={one} />)
}

function PublishedNote({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation()
  const placeWord = usePlaceWord()
  const { fileName: file, rows, blockName: block, by, differences } = comparison
  const words = differences
    .slice(0, mostNamed)
    .map(({ name, published, computed }) =>
      t('months.publishedDiffers', { name, published: placeWord(published), computed: placeWord(computed) }),
    )
  const rest = differences.length - words.length
  const sentence =
    differences.length === 0
      ? t('months.publishedAgrees', { rows })
      : `${words.join(t('months.publishedJoin'))}${rest > 0 ? t('months.publishedRest', { count: rest }) : t('months.publishedStop')}`
  return (
    <SentenceBar
      status="normal"
      sentence={sentence}
      note={t('months.publishedFrom', { file, rows, block, by, count: differences.length })}
    />
  )
}
