import { client } from './client.ts'
import { designer } from './designer.ts'
import { entry } from './entry.ts'
import { languages } from './languages.ts'
import { login } from './login.ts'
import { mechanisms } from './mechanisms.ts'
import { menu } from './menu.ts'
import { months } from './months.ts'
import { people } from './people.ts'
import { product } from './product.ts'
import { shell } from './shell.ts'
import { ui } from './ui.ts'
import { why } from './why.ts'
import { workbench } from './workbench.ts'

/** One file per noun; a new noun is added here and in the other language. */
export const zh = {
  client,
  designer,
  entry,
  languages,
  login,
  mechanisms,
  menu,
  months,
  people,
  product,
  shell,
  ui,
  why,
  workbench,
} as const
