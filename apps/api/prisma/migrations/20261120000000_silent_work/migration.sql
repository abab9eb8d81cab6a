-- Work of the system itself that wrote no audited row is no act: a chain full of silence is read by nobody. What a person did is
-- kept even when it changed nothing.
CREATE OR REPLACE FUNCTION seal(tenant uuid, act uuid, at timestamptz, actor uuid, action text, subject text, digest text)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  before bytea; number bigint; made bytea; wrote bytea;
BEGIN
  IF actor IS NULL AND NOT EXISTS (SELECT FROM audit_rows r WHERE r.tenant_id = tenant AND r.act_id = act) THEN
    RETURN NULL;
  END IF;
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
