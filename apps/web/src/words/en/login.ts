import type { Translated } from '../translated.ts'
import type { login as zh } from '../zh/login.ts'

export const login = {
  title: 'Sign in',
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  busy: 'Signing in',
  show: 'Show',
  hide: 'Hide',
  missing: 'Please fill in user name and password.',
  otherCounty: 'Another county',
  forgotten: 'Forgotten your password? The administrator of your county can reset it.',
  unknownCounty: 'There is no county with code {{code}} here.',
} satisfies Translated<typeof zh>
