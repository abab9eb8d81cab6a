import './delta.css'

/** Before and after, old first and grey: `30 → 18`; equal sides are written once. */
export function Delta({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === after) return <span className="delta num">{after}</span>
  return (
    <span className="delta num">
      <span className="delta-old">{before}</span>
      <span className="delta-arrow"> → </span>
      <strong>{after}</strong>
    </span>
  )
}
