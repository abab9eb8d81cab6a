import type { ReactNode } from 'react'
import './card.css'

/** A titled box on paper; `flush` lets a table reach its edges. */
export const Card = (props: {
  readonly title?: ReactNode
  readonly end?: ReactNode
  readonly flush?: boolean
  readonly children: ReactNode
}) => (
  <section className={`card${props.flush ? ' card-flush' : ''}`}>
    {props.title ? (
      <header className="card-head">
        <h2>{props.title}</h2>
        {props.end ? <div className="card-end">{props.end}</div> : null}
      </header>
    ) : null}
    <div className="card-body">{props.children}</div>
  </section>
)
