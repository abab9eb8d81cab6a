/**
 * PIN-5: SQL for the version under which a fact of cycle `c` was stated. What was frozen is read by the drawing it was
 * frozen by, whatever version the cycle goes by now.
 */
export const versionAt = (seq: string): string => `coalesce(
  (select (e.one ->> 'version')::int from jsonb_array_elements(c.editions) with ordinality as e(one, n)
   where (e.one ->> 'before')::bigint > ${seq} order by e.n limit 1), c.version)`
