import { plugins } from '@jizhi/plugins'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from './client/queries.ts'
import { makeRouter } from './routes.tsx'
import { startAppearance } from './theme/appearance.ts'
import { nextTask } from './ui/next-task.ts'
import { startWords } from './words/words.ts'
import './theme/base.css'

// What every page starts with has been read: the browser may paint before the first page is made.
await nextTask()
startAppearance()
await startWords()
// The language is fetched here only where there is something to add to it; otherwise by the pages that draw.
if (plugins.length > 0) {
  const loaded = (await import('@jizhi/mechanism')).loadPlugins(plugins)
  if (!loaded.ok) throw new Error(loaded.fault)
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={makeRouter()} />
    </QueryClientProvider>
  </StrictMode>,
)
