import { App } from 'antd'
import { useMemo } from 'react'

/** Short words after an action; errors stay longer, because they tell what to do. */
export function useToast() {
  const { message } = App.useApp()
  return useMemo(
    () => ({
      done: (sentence: string) => void message.success(sentence, 3),
      failed: (sentence: string) => void message.error(sentence, 8),
    }),
    [message],
  )
}
