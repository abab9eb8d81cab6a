import { type Answer, type listMessages, readMessages } from '@jizhi/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../client/call.ts'
import { tenantKey } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'

/** The way to the page a message speaks of; going there is reading it. */
export function MessageLink({ message }: { readonly message: Answer<typeof listMessages>['messages'][number] }) {
  const county = useCounty()
  const queries = useQueryClient()
  const read = () => {
    if (message.read) return
    // the page opens meanwhile; a failure leaves the message unread, and it is said again next time
    void call(readMessages, { params: { county }, body: { messages: [message.id] } })
      .then(() => queries.invalidateQueries({ queryKey: tenantKey(county) }))
      .catch(() => undefined)
  }
  return (
    <GoLink
      to={`/${county}${message.link}`}
      className={message.read ? 'message-title' : 'message-title message-new'}
      onClick={read}
    >
      {message.title}
    </GoLink>
  )
}
