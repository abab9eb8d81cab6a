import type { Translated } from '../translated.ts'
import type { client as zh } from '../zh/client.ts'

export const client = {
  offline: 'The server cannot be reached; what you filled in is still on this page. Check the network and try again.',
  reconnecting: 'Connecting again. What you entered on the page is kept, and it goes on by itself.',
  unreadable:
    'The answer of the server cannot be read; it is probably being updated. Try again in a minute, or tell your administrator the code.',
} satisfies Translated<typeof zh>
