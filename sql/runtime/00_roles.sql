-- The database roles. They belong to the whole cluster, so an earlier database may have made them already:
-- created if absent, refused if they are not what this file would have made.
do $do$
declare
  v_modern constant boolean := pg_catalog.current_setting('server_version_num')::integer >= 160000;
  v_super constant boolean := (select r.rolsuper from pg_catalog.pg_roles as r where r.rolname = current_user);
  v_want record;
  v_have pg_catalog.pg_roles;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('pgladder roles'));
  for v_want in
    select *
    from (
      values
        ('ladder_gateway', false, 'pgladder: logins that are members of this role may open requests'),
        ('ladder_session', true, 'pgladder: what every open request may use; grant it what is not governed (lookup tables, sequences)'),
        ('ladder_engine', true, 'pgladder: owns the ladder; nobody logs in as it or is a member of it'),
        ('ladder_admin', true, 'pgladder: members administer the ladder, outside any request'),
        ('ladder_dynamic', true, 'pgladder: the profile whose policies read the folded ladder once per statement')
    ) as w (name, inherits, about)
  loop
    select * into v_have from pg_catalog.pg_roles as r where r.rolname = v_want.name;
    if not found then
      execute pg_catalog.format('create role %I nologin %s', v_want.name, case when v_want.inherits then 'inherit' else 'noinherit' end);
    elsif v_have.rolcanlogin or v_have.rolsuper or v_have.rolbypassrls or v_have.rolcreaterole or v_have.rolcreatedb
      or v_have.rolreplication or v_have.rolinherit <> v_want.inherits
    then
      raise exception using
        errcode = '42710',
        message = pg_catalog.format('role %I exists and is not the role pgladder would have made', v_want.name),
        hint = 'Choose another rolePrefix in the policy, or drop the role.';
    elsif not v_super and v_modern and not pg_catalog.pg_has_role(current_user, v_want.name, 'member with admin option') then
      raise exception using
        errcode = '42501',
        message = pg_catalog.format('role %I exists already and %I may not administer it', v_want.name, current_user),
        hint = pg_catalog.format('As its creator or a superuser: grant %I to %I with admin option; or choose another rolePrefix.', v_want.name, current_user);
    end if;
    execute pg_catalog.format('comment on role %I is %L', v_want.name, v_want.about);
  end loop;
end
$do$;

grant ladder_session to ladder_dynamic;
-- The gateway does not inherit: its members get `enter` and, through it, one profile at a time.
grant ladder_dynamic to ladder_gateway;
