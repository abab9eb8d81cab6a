/** Is something being written here, so that keys are letters and not commands? */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="combobox"], .ant-select') !== null
