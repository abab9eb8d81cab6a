import type { Answer, readOperations } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'

/** What waits in each queue; timers are not due yet. */
export function QueueTable(props: { readonly queues: Answer<typeof readOperations>['queues'] }) {
  const { t } = useTranslation()
  if (props.queues.length === 0) return null
  return (
    <section>
      <h2>{t('operations.queues')}</h2>
      <ul>
        {props.queues.map(({ words, ...counts }) => (
          <li key={words}>
            <span>{words}</span>
            <span className="num">{t('operations.counts', counts)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
