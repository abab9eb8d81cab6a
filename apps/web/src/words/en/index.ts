import type { Translated } from '../translated.ts'
import type { zh } from '../zh/index.ts'
import { audit } from './audit.ts'
import { boards } from './boards.ts'
import { calendar } from './calendar.ts'
import { canvas } from './canvas.ts'
import { cases } from './cases.ts'
import { channels } from './channels.ts'
import { client } from './client.ts'
import { clock } from './clock.ts'
import { comments } from './comments.ts'
import { delegation } from './delegation.ts'
import { designer } from './designer.ts'
import { desk } from './desk.ts'
import { entry } from './entry.ts'
import { gallery } from './gallery.ts'
import { held } from './held.ts'
import { history } from './history.ts'
import { imports } from './imports.ts'
import { languages } from './languages.ts'
import { ledgers } from './ledgers.ts'
import { live } from './live.ts'
import { login } from './login.ts'
import { mechanisms } from './mechanisms.ts'
import { menu } from './menu.ts'
import { messages } from './messages.ts'
import { months } from './months.ts'
import { operations } from './operations.ts'
import { orders } from './orders.ts'
import { outlook } from './outlook.ts'
import { people } from './people.ts'
import { product } from './product.ts'
import { registers } from './registers.ts'
import { reviews } from './reviews.ts'
import { settings } from './settings.ts'
import { sheets } from './sheets.ts'
import { shell } from './shell.ts'
import { slips } from './slips.ts'
import { trials } from './trials.ts'
import { ui } from './ui.ts'
import { upstream } from './upstream.ts'
import { versions } from './versions.ts'
import { why } from './why.ts'
import { wizard } from './wizard.ts'
import { workbench } from './workbench.ts'

/** One file per noun; a new noun is added here and in the other language. */
export const en = {
  audit,
  held,
  history,
  clock,
  boards,
  channels,
  calendar,
  canvas,
  cases,
  client,
  comments,
  desk,
  delegation,
  designer,
  entry,
  gallery,
  imports,
  languages,
  ledgers,
  live,
  login,
  mechanisms,
  menu,
  messages,
  months,
  operations,
  orders,
  outlook,
  people,
  product,
  registers,
  reviews,
  settings,
  sheets,
  shell,
  slips,
  trials,
  ui,
  upstream,
  versions,
  why,
  wizard,
  workbench,
} satisfies Translated<typeof zh>
