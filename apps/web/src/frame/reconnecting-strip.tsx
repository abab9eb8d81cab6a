import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { noteConnection, useAway } from '../client/connection.ts'
import './reconnecting-strip.css'

const ASK_AGAIN_MS = 3_000

/** 正在重新连接: a calm line over the page while the server is away. It asks by itself, and has every page read anew once it is back. */
export function ReconnectingStrip() {
  const { t } = useTranslation()
  const away = useAway()
  const client = useQueryClient()
  useEffect(() => {
    if (!away) return
    const timer = setInterval(async () => {
      const answer = await fetch('/health').catch(() => undefined)
      if (!answer?.ok) return
      noteConnection(false)
      void client.invalidateQueries()
    }, ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [away, client])
  return (
    <div role="status" className={away ? 'reconnecting-strip' : undefined}>
      {away ? t('client.reconnecting') : null}
    </div>
  )
}
