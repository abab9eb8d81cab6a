import type { Translated } from '../translated.ts'
import type { messages as zh } from '../zh/messages.ts'

export const messages = {
  none: 'No messages',
  noneText:
    'Notices, reminders, circulars and work slips arrive here; each leads to the page where something is to be done.',
  noneUnread: 'Nothing unread',
  unread: 'Unread',
  all: 'All',
  unreadCount: '{{count}} unread',
  readAll: 'Mark all as read',
  readDone: 'Marked as read',
  earlier: 'Show earlier ones',
  kind: 'Kind',
  title: 'Message',
  at: 'Time',
  urgent: 'Urgent',
  bell: 'Messages, {{count}} unread',
  bellNone: 'Messages, nothing unread',
  mailTo: 'Mail address',
  mailNote: 'Once the county has set mail up, messages go to this address too. Only you see and change it.',
  mailSave: 'Save',
  mailSaved: 'Mail address saved',
  back: 'Back',
  kinds: {
    notice: 'Notice',
    reminder: 'Reminder',
    urge: 'Urging',
    supervise: 'Follow-up',
    circular: 'Circular',
    document: 'Document',
    message: 'Message',
    'work-slip': 'Work slip',
    alarm: 'Alarm',
    duty: 'Duty',
  },
} satisfies Translated<typeof zh>
