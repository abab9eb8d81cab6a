/** How many; nothing is quiet, and what is late is marked beside its colour. */
export const Count = ({ of, late = false }: { readonly of: number; readonly late?: boolean }) =>
  of === 0 ? (
    <span className="desk-quiet num">0</span>
  ) : (
    <span className={late ? 'desk-late num' : 'num'}>
      {late ? <span aria-hidden="true">■ </span> : null}
      {of}
    </span>
  )
