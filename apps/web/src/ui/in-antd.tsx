import { type ComponentType, type LazyExoticComponent, lazy, Suspense, useEffect, useState } from 'react'
import { withWords } from '../words/words.ts'
import { whenIdle } from './when-idle.ts'

/** A part that uses antd, fetched together with it and with every word when it is first shown: the page around it stands without. */
export const inAntd = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> =>
  lazy(async () => {
    const [{ AntdLook }, Part] = await withWords(Promise.all([import('./antd-look.tsx'), load()]), 'drawing', 'pages')
    const InAntd: ComponentType<P> = (props) => (
      <AntdLook>
        <Part {...props} />
      </AntdLook>
    )
    return { default: InAntd }
  })

/** Fetches it ahead of such a part, which brings many small pieces of its own. */
export const fetchAntd = (): Promise<unknown> => import('./antd-look.tsx')

const Voice = lazy(() => import('./antd-frame.tsx').then(({ AntdFrame }) => ({ default: AntdFrame })))

/** Says what parts of a page without antd have to say, once the page rests. */
export function LaterVoice() {
  const [rests, setRests] = useState(false)
  useEffect(() => whenIdle(() => setRests(true)), [])
  return rests ? (
    <Suspense fallback={null}>
      <Voice />
    </Suspense>
  ) : null
}
