-- A sheet as bytes: how many one integer takes (2 or 4), then the integers as PostgreSQL sends them.
CREATE FUNCTION pg_temp.sheet_bytes(sheet integer[]) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN cardinality(sheet) > 0 THEN
    '\x04'::bytea || (SELECT string_agg(int4send(t.packed), ''::bytea ORDER BY t.n) FROM unnest(sheet) WITH ORDINALITY AS t(packed, n)) END
$$;
ALTER TABLE "facts"
    ALTER COLUMN "sheet" DROP DEFAULT,
    ALTER COLUMN "sheet" TYPE BYTEA USING pg_temp.sheet_bytes("sheet"),
    -- a cycle knows its mechanism
    DROP COLUMN "mechanism_id",
    -- an id made from the content is its digest; only an id that was given needs one beside it
    ALTER COLUMN "digest" DROP NOT NULL,
    ALTER COLUMN "digest" TYPE BYTEA USING decode("digest", 'hex');
-- numbers of 16 bits are no text: trying to press them costs time
ALTER TABLE "facts" ALTER COLUMN "sheet" SET STORAGE EXTERNAL;
-- nobody looks facts up by import
DROP INDEX "facts_tenant_id_import_id_idx";

-- The key of an effect is made of its slot: a second index of all its parts says nothing more.
DROP INDEX "effects_tenant_id_mechanism_id_cycle_id_block_row_line_n_key";
