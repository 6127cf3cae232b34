-- Run by the DBA after the migrations: who has which role, and the managers' entries for the orders that exist already.
select ladder.assign_role('anna', 'Sales');
select ladder.assign_role('bert', 'Sales');

select ladder.grant_for_user('FIND', 'public.orders', array_agg(o.id), u.manager_id)
from public.orders as o
join public.users as u on u.id = o.owner_id
where u.manager_id is not null
group by u.manager_id;

-- And for those of tomorrow. The trigger has the rights of the request that inserts, no more: the ladder judges it like every other
-- caller. Work outside of any request (imports, restores) shares nothing.
create function public.share_with_manager() returns trigger language plpgsql as $$
declare
  v_manager text := (select u.manager_id from public.users as u where u.id = new.owner_id);
begin
  if v_manager is not null and ladder.user_id() is not null then
    perform ladder.grant_for_user('FIND', 'public.orders', new.id, v_manager);
  end if;
  return null;
end
$$;
create trigger share_with_manager
  after insert on public.orders
  for each row
  execute function public.share_with_manager();

-- The users' table is not governed: the trigger reads in it who the manager is.
grant select (id, manager_id) on public.users to ladder_session;
