-- Profiles that no request has any more. One that another database of the cluster uses stays.
do $do$
declare
  v_modern constant boolean := pg_catalog.current_setting('server_version_num')::integer >= 160000;
  v_role name;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('pgladder roles'));
  execute pg_catalog.format('grant ladder_session to %I%s', current_user, case when v_modern then ' with inherit true, set true' else '' end);
  for v_role in
    select r.rolname
    from pg_catalog.jsonb_array_elements_text(pg_catalog.current_setting('ladder.unwanted_roles')::jsonb) as u (name)
    join pg_catalog.pg_roles as r on r.rolname = u.name::name
  loop
    -- What a role has can only be dropped by one who is it.
    execute pg_catalog.format('grant %I to %I%s', v_role, current_user, case when v_modern then ' with inherit true, set true' else '' end);
    -- What requests of the profile have made stays, as what any request may use.
    execute pg_catalog.format('reassign owned by %I to ladder_session', v_role);
    execute pg_catalog.format('drop owned by %I', v_role);
    begin
      execute pg_catalog.format('drop role %I', v_role);
    exception when dependent_objects_still_exist then
      execute pg_catalog.format('revoke %I from %I', v_role, current_user);
    end;
  end loop;
  execute pg_catalog.format('revoke ladder_session from %I', current_user);
end
$do$;
