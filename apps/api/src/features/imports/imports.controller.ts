import {
  checkImport,
  commitImport,
  type Input as InputOf,
  listImports,
  type Reply,
  readErrorFile,
  readImportTemplate,
  readPublished,
  uploadFile,
} from '@jizhi/contracts'
import { Controller, StreamableFile } from '@nestjs/common'
import { Contract, Input, type Upload, Uploaded, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { ImportsService } from './imports.service.ts'
import { PublishedService } from './published.service.ts'
import { UploadsService } from './uploads.service.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

@Controller()
export class ImportsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly imports: ImportsService,
    private readonly published: PublishedService,
  ) {}

  @Contract(uploadFile)
  upload(@Who() actor: Actor, @Uploaded() upload: Upload): Promise<Reply<typeof uploadFile>> {
    return this.uploads.upload(actor, upload)
  }

  @Contract(checkImport)
  check(@Who() actor: Actor, @Input() input: InputOf<typeof checkImport>): Promise<Reply<typeof checkImport>> {
    return this.imports.check(actor, input.body)
  }

  @Contract(commitImport)
  commit(@Who() actor: Actor, @Input() input: InputOf<typeof commitImport>): Promise<Reply<typeof commitImport>> {
    return this.imports.commit(actor, input.body)
  }

  @Contract(readErrorFile)
  async errorFile(@Who() actor: Actor, @Input() input: InputOf<typeof readErrorFile>): Promise<StreamableFile> {
    return asFile(await this.imports.errorFile(actor, input.body))
  }

  @Contract(readImportTemplate)
  async template(@Who() actor: Actor, @Input() input: InputOf<typeof readImportTemplate>): Promise<StreamableFile> {
    return asFile(await this.imports.template(actor, input.body.target))
  }

  @Contract(listImports)
  list(@Who() actor: Actor): Promise<Reply<typeof listImports>> {
    return this.imports.list(actor)
  }

  @Contract(readPublished)
  compare(@Who() actor: Actor, @Input() input: InputOf<typeof readPublished>): Promise<Reply<typeof readPublished>> {
    return this.published.read(actor, input.params.cycle)
  }
}

const asFile = ({ name, bytes }: { name: string; bytes: Uint8Array }): StreamableFile =>
  new StreamableFile(bytes, { type: XLSX, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` })
