import type { FaultCode } from '../fault.ts'

export const en = {
  'request.invalid': 'Something is not filled in rightly: {first}. Please correct it and try again.',
  'request.unknown': 'Nothing was found here; it may have been moved. Please go back and try again.',
  'request.too-large': 'The file is larger than {maxMegabytes} MB. Please split it and upload the parts.',
  'request.no-file': 'No file arrived. Please choose a file and upload again.',
  'access.signed-out': 'You are not signed in, or your session has ended. Please sign in again.',
  'access.denied': 'Your post does not carry this right. Please ask the county administrator if you need it.',
  'system.busy': 'The system is busy. Please try again in a moment.',
  'system.unexpected':
    'Something went wrong and nothing was saved. Please try again; if it persists, tell the administrator number {incident}.',
  'tenant.unknown': 'This county was not found. Please choose it again from the entry page.',
  'tenant.already-there': 'The county with code {code} is already set up.',
  'tenant.no-such-division': 'There is no division with code {code}. Please check it and try again.',
  'tenant.wrong-level': '{name} is neither a county nor a prefecture and cannot be a root.',
  'tenant.clock-fixed': 'Only a demo county can move its clock.',
  'session.wrong-password': 'The user name or password is not right. Please enter them again.',
  'session.too-many-tries': 'Too many wrong passwords. Please try again in {minutes} minutes.',
} satisfies Record<FaultCode, string>
