import { Button } from 'antd'
import type { ReactNode } from 'react'
import { type Between, ChooseBetween } from './choose-between.tsx'
import { SidePanel } from './side-panel.tsx'
import './side-form.css'

/** A short form beside the page: what it is about, its fields, one verb and the way back. */
export const SideForm = (props: {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly children: ReactNode
  /** What keeps it from being sent, as one sentence. */
  readonly fault?: string | null | undefined
  /** R6: what somebody else saved meanwhile; empty where nobody was in the way. */
  readonly between?: Between | undefined
  readonly verb: string
  readonly back: string
  /** It is under way, or what it needs has not come yet: the verb turns and cannot be pressed. */
  readonly busy: boolean
  readonly onDo: () => void
  /** The other way to decide. */
  readonly other?: { readonly verb: string; readonly onDo: () => void }
  readonly onBack: () => void
}) => (
  <SidePanel
    open
    onClose={props.onBack}
    title={props.title}
    subtitle={props.subtitle}
    foot={
      <div className="side-form-acts">
        <Button onClick={props.onBack}>{props.back}</Button>
        {props.other ? (
          <Button disabled={props.busy} onClick={props.other.onDo}>
            {props.other.verb}
          </Button>
        ) : null}
        <Button type="primary" loading={props.busy} aria-disabled={props.busy} onClick={props.onDo}>
          {props.verb}
        </Button>
      </div>
    }
  >
    <div className="side-form">
      {isBetween(props) ? <ChooseBetween {...props.between} says={props.fault} /> : null}
      {props.children}
      {props.fault && !isBetween(props) ? (
        <p className="side-form-fault" role="alert">
          {props.fault}
        </p>
      ) : null}
    </div>
  </SidePanel>
)

const isBetween = (props: {
  readonly between?: Between | undefined
  readonly fault?: string | null | undefined
}): props is { readonly between: Between; readonly fault: string } =>
  Boolean(props.fault) && (props.between?.differences.length ?? 0) > 0

/** A labelled field of a side form. */
export const SideField = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="side-field">
    <span>{label}</span>
    {children}
  </div>
)
