-- Nothing the engine made is executable by PUBLIC. Then back to the role that applies the migration.
revoke execute on all functions in schema ladder, ladder_internal from public;
do $do$
begin
  perform pg_catalog.set_config('role', pg_catalog.current_setting('ladder.migrator'), true);
end
$do$;
