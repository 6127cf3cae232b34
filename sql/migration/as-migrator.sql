-- Nothing the engine made is executable by PUBLIC, but for what defaults and triggers of governed tables call as whoever works on
-- them: nobody can name these, for nobody has USAGE on the internal schema, and outside a request they say null and false.
revoke execute on all functions in schema ladder, ladder_internal from public;
grant execute on function
  ladder.user_id(),
  ladder_internal.context(text),
  ladder_internal.is_profile(name),
  ladder_internal.refuse_change(),
  ladder_internal.keep_entries(),
  -- does nothing that its caller, the owner of the table, could not do
  ladder.grant_columns(regclass)
to public;
do $do$
begin
  perform pg_catalog.set_config('role', pg_catalog.current_setting('ladder.migrator'), true);
end
$do$;
set local row_security = off;
