-- The first words of every migration. One transaction: whoever applies the file provides it (pgladder migrate, psql -1).
-- Names and operators are PostgreSQL's own: a function body is bound where it is created, and on the applier's search path
-- anybody may have left an operator that fits better.
do $do$
begin
  perform
    pg_catalog.set_config('ladder.applied_with_path', pg_catalog.current_setting('search_path'), true),
    pg_catalog.set_config('ladder.migrator', current_user, true);
end
$do$;
set local search_path = pg_catalog, pg_temp;
-- Data work that a forced policy would silently turn into 0 rows is an error instead.
set local row_security = off;
set local client_min_messages = warning;
-- Who creates a role is not to become a member of it by a setting of theirs (16 and later).
select pg_catalog.set_config(s.name, '', true) from pg_catalog.pg_settings as s where s.name = 'createrole_self_grant';
