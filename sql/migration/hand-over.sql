-- One function is the projector's: whatever triggers of the application do while it runs, they do as a role without rights.
do $do$
begin
  execute pg_catalog.format(
    'grant ladder_projector to %I%s',
    current_user,
    case when pg_catalog.current_setting('server_version_num')::integer >= 160000 then ' with inherit true, set true' else '' end
  );
end
$do$;
grant create on schema ladder_internal to ladder_projector;
alter function ladder_internal.touch_entries(regclass, refcursor) owner to ladder_projector;
grant execute on function ladder_internal.touch_entries(regclass, refcursor) to ladder_engine;
revoke create on schema ladder_internal from ladder_projector;
do $do$
begin
  execute pg_catalog.format('revoke ladder_projector from %I', current_user);
end
$do$;
