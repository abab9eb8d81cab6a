-- A migration that notes rows walks the counties one by one.
SET ROLE jizhi_directory;
GRANT SELECT ("id") ON "tenants" TO jizhi_owner;
RESET ROLE;

-- Names the act of a transaction: every row written from here on is noted under it. Dynamic SET LOCAL, like the tenant.
CREATE FUNCTION set_act(act uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.act = %L', act);
END $$;

-- What one statement of an act wrote: the keys of the rows and a digest of each. Append only.
CREATE TABLE "audit_rows" (
    "tenant_id" UUID NOT NULL,
    "act_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "relation" TEXT COLLATE "C" NOT NULL,
    "verb" TEXT COLLATE "C" NOT NULL,
    "ids" UUID[],
    "keys" TEXT[],
    "digests" BYTEA NOT NULL,

    CONSTRAINT "audit_rows_pkey" PRIMARY KEY ("tenant_id","act_id","step")
);
-- neither ids nor digests can be pressed: trying costs time
ALTER TABLE "audit_rows" ALTER COLUMN "ids" SET STORAGE EXTERNAL, ALTER COLUMN "digests" SET STORAGE EXTERNAL;

-- The end of each tenant's chain; locked last of all in a writing transaction, so that numbers have no gaps and nothing waits in a ring.
CREATE TABLE "audit_heads" (
    "tenant_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("tenant_id")
) WITH (fillfactor = 20);

ALTER TABLE "audit" ADD COLUMN "seq" BIGINT, ADD COLUMN "previous" BYTEA, ADD COLUMN "hash" BYTEA;

-- The answer to an act that a client may send again, kept for a day.
CREATE TABLE "idempotency_keys" (
    "tenant_id" UUID NOT NULL,
    "person" UUID NOT NULL,
    "route" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "request" TEXT COLLATE "C" NOT NULL,
    "answer" TEXT COLLATE "C",
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("tenant_id","person","route","key")
);
CREATE INDEX "idempotency_keys_tenant_id_at_idx" ON "idempotency_keys"("tenant_id", "at");

-- How a row of a table is called in the chain, as an expression over its alias w: its id, or the parts of its
-- key joined by |; the county itself where it has one row a county.
CREATE FUNCTION audit_key(target regclass) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) = 1 AND bool_and(a.atttypid = 'uuid'::regtype) THEN format('w.%I', min(a.attname::text))
    ELSE format($k$concat_ws('|', %s)$k$, string_agg(format('w.%I', a.attname), ', ' ORDER BY k.n)) END
  FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, n), pg_attribute a
  WHERE i.indrelid = target AND i.indisprimary AND a.attrelid = target AND a.attnum = k.attnum
    AND (a.attname <> 'tenant_id' OR i.indnkeyatts = 1)
$$;

-- Puts triggers on a table that note, per statement, the key of every row written and SHA-256 (16 bytes of it) of the row as
-- PostgreSQL sends it in binary: the same under any setting, and four times cheaper than as text.
CREATE FUNCTION audited(target regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  key text := audit_key(target);
BEGIN
  EXECUTE format($trigger$
    CREATE OR REPLACE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS $body$
    DECLARE
      act uuid := nullif(current_setting('app.act', true), '')::uuid;
      ids uuid[]; keys text[]; digests bytea;
    BEGIN
      IF act IS NULL THEN
        IF current_user = 'jizhi_app' AND EXISTS (SELECT FROM written) THEN RAISE EXCEPTION 'a write to %% outside any act', TG_TABLE_NAME; END IF;
        RETURN NULL;
      END IF;
      SELECT %2$s, string_agg(substr(sha256(record_send(w)), 1, 16), ''::bytea) INTO ids, keys, digests FROM written w;
      IF digests IS NOT NULL THEN
        INSERT INTO audit_rows (tenant_id, act_id, step, relation, verb, ids, keys, digests)
        VALUES (current_setting('app.tenant')::uuid, act, next_step(), TG_TABLE_NAME, TG_ARGV[0], ids, keys, digests);
      END IF;
      RETURN NULL;
    END $body$ $trigger$, 'audit_' || target::text,
    CASE WHEN key LIKE 'w.%' THEN format('array_agg(%s), NULL', key) ELSE format('NULL, array_agg(%s)', key) END);
  EXECUTE format($trigger$CREATE TRIGGER audit_insert AFTER INSERT ON %1$s REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION %2$I('written')$trigger$, target, 'audit_' || target::text);
  EXECUTE format($trigger$CREATE TRIGGER audit_update AFTER UPDATE ON %1$s REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION %2$I('written')$trigger$, target, 'audit_' || target::text);
  EXECUTE format($trigger$CREATE TRIGGER audit_delete AFTER DELETE ON %1$s REFERENCING OLD TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION %2$I('deleted')$trigger$, target, 'audit_' || target::text);
END $$;
REVOKE ALL ON FUNCTION audited(regclass) FROM PUBLIC;

-- Statements of a transaction are counted where a rollback to a savepoint takes the count back too.
CREATE FUNCTION next_step() RETURNS integer LANGUAGE sql AS $$
  SELECT set_config('app.step', (coalesce(nullif(current_setting('app.step', true), ''), '0')::int + 1)::text, true)::int
$$;

-- A table put under its tenant is audited from birth, unless it says that it only holds what can be made again or is on its way.
DROP FUNCTION protect(regclass, text);
CREATE FUNCTION protect(target regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE', passing boolean DEFAULT false)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant_only ON %1$s USING (%2$s) WITH CHECK (%2$s)', target,
    $rule$tenant_id = nullif(current_setting('app.tenant', true), '')::uuid$rule$);
  EXECUTE format('GRANT %s ON %s TO jizhi_app', rights, target);
  IF NOT passing THEN PERFORM audited(target); END IF;
END $$;
REVOKE ALL ON FUNCTION protect(regclass, text, boolean) FROM PUBLIC;

SELECT protect('audit_rows', 'SELECT, INSERT', passing => true);
SELECT protect('audit_heads', 'SELECT, INSERT, UPDATE', passing => true);
SELECT protect('idempotency_keys', passing => true);
SELECT audited(name::regclass) FROM unnest(ARRAY['words', 'board_issues', 'cycles', 'facts', 'effects', 'ledger_entries',
  'imports', 'mechanisms', 'mechanism_drafts', 'mechanism_versions', 'posts', 'persons', 'holders', 'units', 'unit_names',
  'unit_spans', 'relations', 'sheets', 'sheet_versions']) AS name;

-- Ends an act: the next link of the tenant's chain, over the link before it, who did what when, and every row the act wrote.
CREATE FUNCTION seal(tenant uuid, act uuid, at timestamptz, actor uuid, action text, subject text, digest text)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  before bytea; number bigint; made bytea; wrote bytea;
BEGIN
  SELECT sha256(coalesce(string_agg(record_send(row(r.step, r.relation, r.verb, r.ids, r.keys, r.digests)), ''::bytea ORDER BY r.step), ''))
    INTO wrote FROM audit_rows r WHERE r.tenant_id = tenant AND r.act_id = act;
  SELECT h.seq, h.hash INTO number, before FROM audit_heads h WHERE h.tenant_id = tenant FOR UPDATE;
  IF number IS NULL THEN
    INSERT INTO audit_heads VALUES (tenant, 0, '') ON CONFLICT DO NOTHING;
    SELECT h.seq, h.hash INTO number, before FROM audit_heads h WHERE h.tenant_id = tenant FOR UPDATE;
  END IF;
  number := number + 1;
  made := sha256(record_send(row(tenant, number, before, act, at, actor, action, subject, digest, wrote)));
  INSERT INTO audit (tenant_id, id, seq, at, actor, action, subject, digest, previous, hash)
    VALUES (tenant, act, number, at, actor, action, subject, digest, before, made);
  UPDATE audit_heads h SET seq = number, hash = made WHERE h.tenant_id = tenant;
  RETURN number;
END $$;

-- Notes rows that were changed outside any act, under one act of the platform per tenant: what a migration must end with when it
-- rewrites rows, or drops or retypes a column. Added columns need nothing: a row is compared over the columns it had.
CREATE FUNCTION reseal(VARIADIC targets regclass[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid; act uuid; target regclass;
BEGIN
  FOR tenant IN SELECT id FROM tenants ORDER BY id LOOP
    act := gen_random_uuid();
    PERFORM set_tenant(tenant), set_act(act), set_config('app.step', '0', true);
    FOREACH target IN ARRAY targets LOOP
      PERFORM note_all(target, tenant, act);
    END LOOP;
    PERFORM seal(tenant, act, date_trunc('milliseconds', now()), NULL, 'platform.reseal', 'tenant:' || tenant, NULL);
  END LOOP;
  PERFORM set_config('app.act', '', true), set_config('app.tenant', '', true);
END $$;
REVOKE ALL ON FUNCTION reseal(regclass[]) FROM PUBLIC;

CREATE FUNCTION note_all(target regclass, tenant uuid, act uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  key text := audit_key(target);
BEGIN
  EXECUTE format($note$
    INSERT INTO audit_rows (tenant_id, act_id, step, relation, verb, ids, keys, digests)
    SELECT $1, $2, next_step(), %2$L, 'written', %1$s, string_agg(substr(sha256(record_send(w)), 1, 16), ''::bytea)
    FROM %2$s w WHERE w.tenant_id = $1 HAVING count(*) > 0 $note$,
    CASE WHEN key LIKE 'w.%' THEN format('array_agg(%s), NULL', key) ELSE format('NULL, array_agg(%s)', key) END, target)
    USING tenant, act;
END $$;
REVOKE ALL ON FUNCTION note_all(regclass, uuid, uuid) FROM PUBLIC;

-- What was there before the chain began: old audit rows in their order, then every row under one act of the platform.
DO $$
DECLARE
  tenant uuid; one record; before bytea; number bigint;
BEGIN
  FOR tenant IN SELECT id FROM tenants ORDER BY id LOOP
    PERFORM set_tenant(tenant);
    before := ''; number := 0;
    FOR one IN SELECT * FROM audit WHERE tenant_id = tenant ORDER BY at, id LOOP
      number := number + 1;
      UPDATE audit SET seq = number, previous = before, hash = sha256(record_send(row(tenant, number, before, one.id, one.at,
        one.actor, one.action, one.subject, one.digest, sha256('')))) WHERE tenant_id = tenant AND id = one.id RETURNING hash INTO before;
    END LOOP;
    INSERT INTO audit_heads VALUES (tenant, number, before);
  END LOOP;
END $$;
ALTER TABLE "audit" ALTER COLUMN "seq" SET NOT NULL, ALTER COLUMN "previous" SET NOT NULL, ALTER COLUMN "hash" SET NOT NULL;
CREATE UNIQUE INDEX "audit_tenant_id_seq_key" ON "audit"("tenant_id", "seq");
SELECT reseal('words', 'board_issues', 'cycles', 'facts', 'effects', 'ledger_entries', 'imports', 'mechanisms', 'mechanism_drafts',
  'mechanism_versions', 'posts', 'persons', 'holders', 'units', 'unit_names', 'unit_spans', 'relations', 'sheets', 'sheet_versions');
