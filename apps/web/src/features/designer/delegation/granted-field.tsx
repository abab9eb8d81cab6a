import { granted } from '@jizhi/mechanism'
import { type ReactNode, useMemo } from 'react'
import { useDesk } from '../desk/desk.ts'
import { FormFrameProvider, useFormFrame } from '../settings/form-frame.ts'
import type { Field } from '../settings/form-model.ts'
import { LockMark } from './lock-mark.tsx'
import { ParameterMark } from './parameter-mark.tsx'
import { useTerms } from './terms.ts'

type Path = readonly (string | number)[]

/** Tables and groups are not marked as a whole: what stands in them is. */
const isMarkable = ({ kind }: Field): boolean => kind !== 'group' && kind !== 'table'

/** Beside a field: what may be done to it by whoever took the drawing over, or the mark its drawer puts there. */
export function FieldMark({ field, path }: { readonly field: Field; readonly path: Path }) {
  const { readOnly } = useDesk()
  const { block } = useFormFrame()
  const terms = useTerms()
  if (block === undefined) return null
  if (terms !== null) return <LockMark granted={granted(terms.origin, terms.reach, block, path)} />
  return isMarkable(field) ? <ParameterMark block={block} field={field} path={path} readOnly={readOnly} /> : null
}

/** A field that may not be changed is shown, and cannot be; of a table in which something may, the rows stay. */
export function GrantedField({ path, children }: { readonly path: Path; readonly children: ReactNode }) {
  const frame = useFormFrame()
  const terms = useTerms()
  const held =
    terms === null || frame.block === undefined ? undefined : granted(terms.origin, terms.reach, frame.block, path)
  const may = held?.may ?? 'all'
  const bound = useMemo(
    () => (may === 'none' ? { ...frame, readOnly: true } : may === 'partly' ? { ...frame, rowsStay: true } : frame),
    [frame, may],
  )
  return (
    <FormFrameProvider value={bound}>
      {children}
      {held?.parameter && held.words !== '' ? <p className="field-help">{held.words}</p> : null}
    </FormFrameProvider>
  )
}
