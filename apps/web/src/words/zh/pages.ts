import { audit } from './audit.ts'
import { boards } from './boards.ts'
import { calendar } from './calendar.ts'
import { cases } from './cases.ts'
import { channels } from './channels.ts'
import { comments } from './comments.ts'
import { delegation } from './delegation.ts'
import { desk } from './desk.ts'
import { gallery } from './gallery.ts'
import { history } from './history.ts'
import { imports } from './imports.ts'
import { ledgers } from './ledgers.ts'
import { mechanisms } from './mechanisms.ts'
import { messages } from './messages.ts'
import { months } from './months.ts'
import { operations } from './operations.ts'
import { orders } from './orders.ts'
import { outlook } from './outlook.ts'
import { people } from './people.ts'
import { registers } from './registers.ts'
import { reviews } from './reviews.ts'
import { settings } from './settings.ts'
import { sheets } from './sheets.ts'
import { slips } from './slips.ts'
import { trials } from './trials.ts'
import { upstream } from './upstream.ts'
import { versions } from './versions.ts'
import { why } from './why.ts'
import { wizard } from './wizard.ts'
import { workbench } from './workbench.ts'

/** What the pages within the frame say, and the forms beside the canvas. */
export const pages = {
  audit,
  boards,
  calendar,
  cases,
  channels,
  comments,
  delegation,
  desk,
  gallery,
  history,
  imports,
  ledgers,
  mechanisms,
  messages,
  months,
  operations,
  orders,
  outlook,
  people,
  registers,
  reviews,
  settings,
  sheets,
  slips,
  trials,
  upstream,
  versions,
  why,
  wizard,
  workbench,
} as const
