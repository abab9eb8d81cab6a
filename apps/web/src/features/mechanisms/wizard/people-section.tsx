import { listPosts } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { GoLink } from '../../../ui/go-link.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { type NamedPeople, namedPeople } from './named-people.ts'

/** At most as many posts by name; the others are counted. */
const SHOWN = 3

/** Who acts where, and who that would be in this county today. */
export function PeopleSection({ mechanism, owner }: { readonly mechanism: Mechanism; readonly owner: string }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { data, error } = useQuery(tenantQuery(county, listPosts, { params: { county }, query: {} }))
  if (error) return <StateBlock state="error" text={error.message} />
  if (data === undefined) return <StateBlock state="loading" />
  const people = namedPeople(mechanism, owner, data.posts)
  if (people.length === 0) return <p>{t('wizard.nobody')}</p>
  return (
    <ul className="wizard-people">
      {people.map((one) => (
        <li key={one.words}>
          <strong>{one.words}</strong>
          <Found people={one} county={county} />
          <small>{t('wizard.actsIn', { blocks: one.blocks.join(t('wizard.between')) })}</small>
        </li>
      ))}
    </ul>
  )
}

function Found({ people, county }: { readonly people: NamedPeople; readonly county: string }) {
  const { t } = useTranslation()
  const { posts, atOwner } = people
  if (posts.length === 0)
    return (
      <span className="wizard-missing">
        <StatusTag status="dueSoon">{t(atOwner ? 'wizard.noPostAtOwner' : 'wizard.noPost')}</StatusTag>
        <GoLink to={`/${county}/people`}>{t('wizard.foundPost')}</GoLink>
      </span>
    )
  const units = new Set(posts.map(({ unit }) => unit))
  const names = posts.slice(0, SHOWN).map(({ unitName, title, holders }) => {
    const holder = holders.find(({ deputy }) => !deputy)?.name ?? holders[0]?.name
    const post = atOwner || title.startsWith(unitName) ? title : `${unitName}${title}`
    // Accounts named by post say nothing new behind it.
    const named =
      holder === undefined || holder === null ? t('wizard.vacant') : holder.includes(title) ? '' : `（${holder}）`
    return `${post}${named}`
  })
  const words = names.join(t('wizard.between'))
  return (
    <span>
      → {posts.length > SHOWN ? t('wizard.andMore', { names: words, count: posts.length, units: units.size }) : words}
    </span>
  )
}
