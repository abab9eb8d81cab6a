import { useTranslation } from 'react-i18next'
import { CallFault } from '../client/fault.ts'
import { PlainButton } from '../ui/plain-button.tsx'
import { StateBlock, type StateBlockProps } from '../ui/state-block.tsx'

/** Which of the five states an error is: no connection, no right, or a failure with its code. */
export function stateOfError(error: Error): StateBlockProps {
  if (!(error instanceof CallFault)) return { state: 'error', code: error.name }
  if (error.code === 'client.offline') return { state: 'offline', text: error.message }
  if (error.status === 403) return { state: 'forbidden', text: error.message, code: error.code }
  if (error.status === 404) return { state: 'not-found', text: error.message, code: error.code }
  return { state: 'error', text: error.message, code: error.code }
}

/** An error as a block with its sentence, its code and, where it helps, another try: what is not there is not there a second time. */
export function FaultBlock({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const { t } = useTranslation()
  const state = stateOfError(error)
  const again = onRetry !== undefined && state.state !== 'not-found'
  const action = again ? <PlainButton onClick={onRetry}>{t('ui.retry')}</PlainButton> : null
  return <StateBlock {...state} action={action} />
}
