import { type Answer, checkImport, commitImport, readErrorFile, readImportTemplate, uploadFile } from '@jizhi/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, download, upload } from '../../client/call.ts'
import { isFault } from '../../client/fault.ts'
import { tenantKey } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import type { ImportStep } from '../../ui/import-steps.tsx'
import type { ImportTarget } from './target.ts'

export type Uploaded = Answer<typeof uploadFile>
export type Checked = Answer<typeof checkImport>
export type Written = Answer<typeof commitImport>
type Mapping = Readonly<Record<string, string>>

/** Where an import stands; nothing is written before the last step. */
export function useImport(target: ImportTarget | null) {
  const county = useCounty()
  const queries = useQueryClient()
  const params = { county }
  const [step, setStep] = useState<ImportStep>(0)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [file, setFile] = useState<Uploaded | null>(null)
  const [sheet, setSheet] = useState<string | null>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [written, setWritten] = useState<Written | null>(null)

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault(null)
    try {
      await work()
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
      if (isFault(error, 'import.unknown')) setStep(0)
    } finally {
      setBusy(false)
    }
  }
  const bodyOf = (found: Uploaded, of: string | null, by: Mapping | null, at: ImportTarget) => ({
    upload: found.upload,
    sheet: of,
    target: at,
    mapping: by === null ? null : { ...by },
  })
  const read = async (found: Uploaded, of: string | null, by: Mapping | null) => {
    if (target === null) return
    const answer = await call(checkImport, { params, body: bodyOf(found, of, by, target) })
    setChecked(answer)
    setMapping(answer.mapping)
  }
  return {
    ...{ step, busy, fault, file, sheet, checked, mapping, written, setMapping },
    take: (given: File) =>
      attempt(async () => {
        const found = await upload(uploadFile, { params }, given)
        const first = found.sheets[0]?.name ?? null
        setFile(found)
        setSheet(first)
        await read(found, first, null)
        setStep(1)
      }),
    chooseSheet: (name: string) =>
      attempt(async () => {
        setSheet(name)
        if (file) await read(file, name, null)
      }),
    check: () =>
      attempt(async () => {
        if (file) await read(file, sheet, mapping)
        setStep(2)
      }),
    write: () =>
      attempt(async () => {
        if (!file || target === null) return
        const answer = await call(commitImport, { params, body: bodyOf(file, sheet, mapping, target) })
        setWritten(answer)
        setStep(3)
        await queries.invalidateQueries({ queryKey: tenantKey(county) })
      }),
    errorFile: () =>
      attempt(async () => {
        if (file && target !== null)
          await download(readErrorFile, { params, body: bodyOf(file, sheet, mapping, target) }, file.name)
      }),
    template: (name: string) =>
      attempt(async () => {
        if (target !== null) await download(readImportTemplate, { params, body: { target } }, name)
      }),
    back: (to: ImportStep) => {
      setFault(null)
      setStep(to)
    },
  }
}
