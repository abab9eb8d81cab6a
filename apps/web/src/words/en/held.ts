/** What the county holds of a block that was taken over. */
export const held = {
  stays: 'A block of “{{title}}”: it cannot be removed. ',
  locked: '{{locked}} of its {{settings}} settings are locked. ',
  bounded: '{{bounded}} may be changed within bounds. ',
  free: 'All its settings may be changed. ',
  reason: '{{label}}: {{note}}. ',
} as const
