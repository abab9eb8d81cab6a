-- What the outbox still has to do, over all tenants: each is entered in turn, so row security holds here as everywhere. Counts only.
CREATE FUNCTION outbox_states() RETURNS TABLE (state text, number bigint, oldest timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid;
BEGIN
  FOR tenant IN SELECT t.id FROM tenants t LOOP
    PERFORM set_tenant(tenant);
    RETURN QUERY SELECT d.state::text, count(*), min(d.put_at) FROM deliveries d
      WHERE d.tenant_id = tenant AND d.channel IN ('inbox', 'mail', 'webhook', 'dingtalk', 'wecom', 'sms')
        AND d.state IN ('waiting', 'sending', 'failed', 'dead') GROUP BY d.state;
  END LOOP;
  PERFORM set_config('app.tenant', '', true);
END $$;
REVOKE ALL ON FUNCTION outbox_states() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION outbox_states() TO jizhi_app;
