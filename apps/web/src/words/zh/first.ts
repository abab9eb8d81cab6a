import { client } from './client.ts'
import { clock } from './clock.ts'
import { entry } from './entry.ts'
import { languages } from './languages.ts'
import { login } from './login.ts'
import { menu } from './menu.ts'
import { product } from './product.ts'
import { shell } from './shell.ts'
import { ui } from './ui.ts'

/** What every page starts with, and all that the light pages say. */
export const first = {
  client,
  clock,
  entry,
  languages,
  login,
  menu,
  product,
  shell,
  ui,
} as const
