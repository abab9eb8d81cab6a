import {
  type Answer,
  checkSheetFile,
  keepSheetFile,
  readSheetErrorFile,
  readSheetTemplate,
  uploadFile,
} from '@jizhi/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, download, upload } from '../../client/call.ts'
import { isFault } from '../../client/fault.ts'
import { tenantKey } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'

type Uploaded = Answer<typeof uploadFile>
type Checked = Answer<typeof checkSheetFile>
type Kept = Answer<typeof keepSheetFile>

/** What is said before the file: the sheet it follows or none, whose it is, what is assessed. */
export interface SheetTarget {
  readonly sheet: string | null
  readonly ownerUnitId: string
  readonly subject: string
}

/** Where the import of a sheet stands: 0 file, 1 check and difference, 2 kept. Nothing is kept before the last step. */
export function useSheetImport(target: SheetTarget) {
  const county = useCounty()
  const queries = useQueryClient()
  const params = { county }
  const [step, setStep] = useState<0 | 1 | 2>(0)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [file, setFile] = useState<Uploaded | null>(null)
  const [worksheet, setWorksheet] = useState<string | null>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [kept, setKept] = useState<Kept | null>(null)

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
  const bodyOf = (found: Uploaded, of: string | null) => ({ upload: found.upload, worksheet: of, ...target })
  const check = async (found: Uploaded, of: string | null) => {
    setChecked(await call(checkSheetFile, { params, body: bodyOf(found, of) }))
    setStep(1)
  }
  return {
    ...{ step, busy, fault, file, worksheet, checked, kept },
    take: (given: File) =>
      attempt(async () => {
        const found = await upload(uploadFile, { params }, given)
        setFile(found)
        setWorksheet(null)
        await check(found, null)
      }),
    chooseWorksheet: (name: string) =>
      attempt(async () => {
        setWorksheet(name)
        if (file) await check(file, name)
      }),
    keep: (note: string) =>
      attempt(async () => {
        if (!file || !checked) return
        const body = { ...bodyOf(file, worksheet), after: checked.after, note: note === '' ? null : note }
        try {
          setKept(await call(keepSheetFile, { params, body }))
          setStep(2)
        } catch (error) {
          // Somebody kept a version in between: what the difference is against has changed.
          if (isFault(error, 'sheet.changed')) await check(file, worksheet)
          throw error
        }
        await queries.invalidateQueries({ queryKey: tenantKey(county) })
      }),
    errorFile: () =>
      attempt(async () => {
        if (file) await download(readSheetErrorFile, { params, body: bodyOf(file, worksheet) }, file.name)
      }),
    template: (name: string) => attempt(() => download(readSheetTemplate, { params }, name)),
    back: () => {
      setFault(null)
      setStep(0)
    },
  }
}
