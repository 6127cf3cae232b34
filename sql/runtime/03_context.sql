-- Who is asking: the open request, read from settings that end with the transaction.
-- STABLE, so that no plan keeps an identity; never LEAKPROOF.

create function ladder_internal.context(p_key text) returns text
language sql stable parallel safe
begin atomic
  -- Any client may write any setting; it counts only in a session that may open requests.
  select case
    when pg_catalog.pg_has_role(session_user, 'ladder_gateway', 'member')
    then nullif(pg_catalog.current_setting('ladder.' || p_key, true), '')
  end;
end;
comment on function ladder_internal.context(text) is 'One setting of the open request; null if there is none, if it is empty, or if this login may not open requests.';

create function ladder.user_id() returns ladder_user_id
language sql stable parallel safe
begin atomic
  select ladder_internal.context('user')::ladder_user_id;
end;
comment on function ladder.user_id() is 'The user of the open request; null for nobody.';

create function ladder.system_roles() returns text[]
language sql stable parallel safe
begin atomic
  select coalesce(ladder_internal.context('system_roles')::text[], '{}');
end;
comment on function ladder.system_roles() is 'The system roles of the open request.';

create function ladder.custom_roles() returns text[]
language sql stable parallel safe
begin atomic
  select coalesce(ladder_internal.context('custom_roles')::text[], '{}');
end;
comment on function ladder.custom_roles() is 'The custom roles of the open request.';

create function ladder.roles() returns text[]
language sql stable parallel safe
begin atomic
  select ladder.system_roles() || ladder.custom_roles();
end;
comment on function ladder.roles() is 'All roles of the open request, system roles first.';

create function ladder.has_role(role text) returns boolean
language sql stable parallel safe
begin atomic
  select coalesce(has_role.role = any (ladder.roles()), false);
end;
comment on function ladder.has_role(text) is 'Whether the open request has a role.';

create function ladder_internal.role_ids() returns integer[]
language sql stable parallel safe
begin atomic
  select coalesce(ladder_internal.context('role_ids')::integer[], '{}');
end;
comment on function ladder_internal.role_ids() is 'The roles an object''s entry may name to match the open request, all roles and all users included.';

create function ladder_internal.may_own(p_position integer) returns boolean
language sql stable parallel safe
begin atomic
  select coalesce(pg_catalog.substr(ladder_internal.context('own'), p_position + 1, 1) = '1', false);
end;
comment on function ladder_internal.may_own(integer) is 'Steps 2 to 7, folded: may the request touch an object that its user owns?';

create function ladder_internal.may_other(p_position integer) returns boolean
language sql stable parallel safe
begin atomic
  select coalesce(pg_catalog.substr(ladder_internal.context('other'), p_position + 1, 1) = '1', false);
end;
comment on function ladder_internal.may_other(integer) is 'Steps 2 to 7, folded: may the request touch an object that its user does not own?';

grant execute on function
  ladder.user_id(),
  ladder.system_roles(),
  ladder.custom_roles(),
  ladder.roles(),
  ladder.has_role(text)
to ladder_session, ladder_gateway, ladder_admin;
-- No USAGE on the schema goes with these: policies reach them, callers do not.
grant execute on function
  ladder_internal.context(text),
  ladder_internal.may_own(integer),
  ladder_internal.may_other(integer)
to ladder_session, ladder_gateway, ladder_admin;
