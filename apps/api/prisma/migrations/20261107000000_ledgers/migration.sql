-- Accounts with running balances, what people put on the books by themselves, money set aside, and what became of payments.
CREATE TABLE "ledger_accounts" (
    "tenant_id" UUID NOT NULL,
    "owner" UUID NOT NULL,
    "account" TEXT COLLATE "C" NOT NULL,
    "owner_unit_id" UUID,
    "owner_person" UUID,
    "measure" TEXT COLLATE "C" NOT NULL,
    "counter" BOOLEAN NOT NULL,
    "scale" INTEGER NOT NULL,
    "balance" BIGINT NOT NULL,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "floor" BIGINT,

    CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY ("tenant_id","owner","account"),
    CONSTRAINT "ledger_accounts_owner" CHECK ("owner" = coalesce("owner_unit_id", "owner_person") AND num_nonnulls("owner_unit_id", "owner_person") = 1),
    -- POST-2, ALLOC-1: the database refuses it too
    CONSTRAINT "ledger_accounts_floor" CHECK ("reserved" >= 0 AND ("floor" IS NULL OR "balance" - "reserved" >= "floor"))
);
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_tenant_id_owner_unit_id_fkey" FOREIGN KEY ("tenant_id", "owner_unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_tenant_id_owner_person_fkey" FOREIGN KEY ("tenant_id", "owner_person") REFERENCES "persons"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('ledger_accounts', 'SELECT, INSERT, UPDATE');

CREATE TABLE "ledger_acts" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "says" TEXT COLLATE "C" NOT NULL,
    "document" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "by" UUID NOT NULL,
    "second" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_acts_pkey" PRIMARY KEY ("tenant_id","id"),
    CONSTRAINT "ledger_acts_two" CHECK ("by" <> "second")
);
SELECT protect('ledger_acts', 'SELECT, INSERT');

ALTER TABLE "ledger_entries" ALTER COLUMN "effect_key" DROP NOT NULL, ADD COLUMN "act_id" UUID;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_cause" CHECK (num_nonnulls("effect_key", "act_id") = 1);
CREATE INDEX "ledger_entries_tenant_id_owner_person_account_idx" ON "ledger_entries"("tenant_id", "owner_person", "account");
CREATE INDEX "ledger_entries_tenant_id_act_id_idx" ON "ledger_entries"("tenant_id", "act_id");
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_tenant_id_act_id_fkey" FOREIGN KEY ("tenant_id", "act_id") REFERENCES "ledger_acts"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- POST-1: the lines of an entry come in one statement and sum to zero, kind by kind.
CREATE FUNCTION refuse_unbalanced_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE unbalanced uuid;
BEGIN
  SELECT entry_id INTO unbalanced FROM made GROUP BY tenant_id, entry_id, split_part(account, '/', 1)
    HAVING sum(amount * power(10::numeric, 20 - scale)) <> 0 LIMIT 1;
  IF unbalanced IS NOT NULL THEN
    RAISE EXCEPTION 'the lines of entry % do not sum to zero', unbalanced USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entries_balanced AFTER INSERT ON "ledger_entries" REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced_entry();

CREATE TABLE "reservations" (
    "tenant_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "block" TEXT COLLATE "C" NOT NULL,
    "owner" UUID NOT NULL,
    "account" TEXT COLLATE "C" NOT NULL,
    "amount" BIGINT NOT NULL,
    "used" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "reservations_pkey" PRIMARY KEY ("tenant_id","cycle_id","block")
);
CREATE INDEX "reservations_tenant_id_owner_account_idx" ON "reservations"("tenant_id", "owner", "account");
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('reservations', 'SELECT, INSERT, UPDATE');

CREATE TABLE "payments" (
    "tenant_id" UUID NOT NULL,
    "effect_key" TEXT COLLATE "C" NOT NULL,
    "n" INTEGER NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "voucher" TEXT COLLATE "C" NOT NULL,
    "fact_id" UUID NOT NULL,
    "import_id" UUID,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("tenant_id","effect_key","n")
);
ALTER TABLE "payments" ADD CONSTRAINT "payments_tenant_id_effect_key_fkey" FOREIGN KEY ("tenant_id", "effect_key") REFERENCES "effects"("tenant_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('payments', 'SELECT, INSERT');
