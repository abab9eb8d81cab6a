import { type Input as InputOf, type Reply, readGridFile, writeGridFile } from '@jizhi/contracts'
import { Controller, StreamableFile } from '@nestjs/common'
import { Contract, Input, type Upload, Uploaded } from '../../platform/contract/contract.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { readSheetFile, writeSheetFile } from '../../platform/spreadsheet/index.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** COMP-3: decision tables to Excel and back; what they mean is read where they are drawn. */
@Controller()
export class GridsController {
  @Contract(writeGridFile)
  async write(@Input() input: InputOf<typeof writeGridFile>): Promise<StreamableFile> {
    const { name, grid } = input.body
    const bytes = await writeSheetFile({ sheets: [{ name: '决策表', rows: grid, headerRow: 0 }] })
    return new StreamableFile(bytes, {
      type: XLSX,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
    })
  }

  @Contract(readGridFile)
  async read(@Uploaded() upload: Upload): Promise<Reply<typeof readGridFile>> {
    const read = await readSheetFile(upload.bytes)
    if (!read.ok) {
      const [first] = read.fault.problems
      throw new Fault('import.file-refused', { why: first?.message ?? '', code: first?.code ?? '' })
    }
    const sheet = read.value.sheets.find(({ hidden }) => !hidden)
    return {
      grid: (sheet?.rows ?? []).slice(0, 300).map((row) => row.slice(0, 100).map((text) => text.slice(0, 2_000))),
    }
  }
}
