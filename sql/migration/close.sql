-- Closes every migration: what the engine owns is executable by whom it was granted to, and nobody is the engine any more.
revoke create on schema ladder, ladder_internal from ladder_engine;
do $do$
begin
  execute pg_catalog.format('revoke ladder_engine from %I', pg_catalog.current_setting('ladder.migrator'));
end
$do$;
