import {
  type Input as InputOf,
  listLedgerAccounts,
  listPayables,
  listPools,
  type Reply,
  readEntry,
  readInitialChoices,
  readPayablesFile,
  readStatement,
  readStatementFile,
  retryEntry,
} from '@jizhi/contracts'
import { Controller, StreamableFile } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { InitialChoices } from './initial-choices.service.ts'
import { PayablesService } from './payables.service.ts'
import { PoolsService } from './pools.service.ts'
import { statementFile } from './statement-file.ts'
import { StatementsService } from './statements.service.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

@Controller()
export class BooksController {
  constructor(
    private readonly statements: StatementsService,
    private readonly pools: PoolsService,
    private readonly payables: PayablesService,
    private readonly choices: InitialChoices,
  ) {}

  @Contract(listLedgerAccounts)
  accounts(
    @Who() actor: Actor,
    @Input() { query }: InputOf<typeof listLedgerAccounts>,
  ): Promise<Reply<typeof listLedgerAccounts>> {
    return this.statements.accounts(actor, query.year)
  }

  @Contract(readStatement)
  statement(@Who() actor: Actor, @Input() input: InputOf<typeof readStatement>): Promise<Reply<typeof readStatement>> {
    return this.statements.statement(actor, input)
  }

  @Contract(readStatementFile)
  async statementFile(@Who() actor: Actor, @Input() input: InputOf<typeof readStatementFile>): Promise<StreamableFile> {
    return asFile(await statementFile(await this.statements.statement(actor, input)))
  }

  @Contract(readEntry)
  entry(@Who() actor: Actor, @Input() { params }: InputOf<typeof readEntry>): Promise<Reply<typeof readEntry>> {
    return this.statements.entry(actor, params.entry)
  }

  @Contract(readInitialChoices)
  initialChoices(@Who() actor: Actor): Promise<Reply<typeof readInitialChoices>> {
    return this.choices.read(actor)
  }

  @Contract(listPools)
  listPools(@Who() actor: Actor): Promise<Reply<typeof listPools>> {
    return this.pools.list(actor)
  }

  @Contract(retryEntry)
  retry(@Who() actor: Actor, @Input() input: InputOf<typeof retryEntry>): Promise<Reply<typeof retryEntry>> {
    return this.pools.retry(actor, input)
  }

  @Contract(listPayables)
  listPayables(@Who() actor: Actor): Promise<Reply<typeof listPayables>> {
    return this.payables.list(actor)
  }

  @Contract(readPayablesFile)
  async payablesFile(@Who() actor: Actor): Promise<StreamableFile> {
    return asFile(await this.payables.file(actor))
  }
}

const asFile = ({ name, bytes }: { name: string; bytes: Uint8Array }): StreamableFile =>
  new StreamableFile(bytes, { type: XLSX, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` })
