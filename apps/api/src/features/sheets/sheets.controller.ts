import {
  checkSheetFile,
  createSheet,
  type Input as InputOf,
  keepSheetFile,
  listSampleSheets,
  listSheets,
  type Reply,
  readSheetErrorFile,
  readSheetFile,
  readSheetTemplate,
  readSheetVersion,
  readSheetVersions,
} from '@jizhi/contracts'
import { Controller, StreamableFile } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { SheetFilesService } from './sheet-files.service.ts'
import { SheetsService } from './sheets.service.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

@Controller()
export class SheetsController {
  constructor(
    private readonly sheets: SheetsService,
    private readonly files: SheetFilesService,
  ) {}

  @Contract(listSheets)
  list(@Who() actor: Actor): Promise<Reply<typeof listSheets>> {
    return this.sheets.list(actor)
  }

  @Contract(listSampleSheets)
  samples(): Reply<typeof listSampleSheets> {
    return this.sheets.samples()
  }

  @Contract(createSheet)
  create(@Who() actor: Actor, @Input() input: InputOf<typeof createSheet>): Promise<Reply<typeof createSheet>> {
    return this.sheets.create(actor, input)
  }

  @Contract(checkSheetFile)
  check(@Who() actor: Actor, @Input() input: InputOf<typeof checkSheetFile>): Promise<Reply<typeof checkSheetFile>> {
    return this.files.check(actor, input.body)
  }

  @Contract(keepSheetFile)
  keep(@Who() actor: Actor, @Input() input: InputOf<typeof keepSheetFile>): Promise<Reply<typeof keepSheetFile>> {
    return this.files.keep(actor, input.body)
  }

  @Contract(readSheetErrorFile)
  async errorFile(@Who() actor: Actor, @Input() input: InputOf<typeof readSheetErrorFile>): Promise<StreamableFile> {
    return asFile(await this.files.errorFile(actor, input.body))
  }

  @Contract(readSheetTemplate)
  async template(): Promise<StreamableFile> {
    return asFile(await this.sheets.template())
  }

  @Contract(readSheetVersions)
  read(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof readSheetVersions>,
  ): Promise<Reply<typeof readSheetVersions>> {
    return this.sheets.read(actor, input.params.sheet)
  }

  @Contract(readSheetVersion)
  version(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof readSheetVersion>,
  ): Promise<Reply<typeof readSheetVersion>> {
    return this.sheets.version(actor, input)
  }

  @Contract(readSheetFile)
  async file(@Who() actor: Actor, @Input() input: InputOf<typeof readSheetFile>): Promise<StreamableFile> {
    return asFile(await this.sheets.file(actor, input.params.sheet, input.params.version))
  }
}

const asFile = ({ name, bytes }: { name: string; bytes: Uint8Array }): StreamableFile =>
  new StreamableFile(bytes, { type: XLSX, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` })
