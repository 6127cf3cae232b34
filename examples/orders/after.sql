-- Run by the DBA after the migrations: who has which role, and entries for the orders that exist already.
select ladder.assign_role('anna', 'Sales');
select ladder.assign_role('bert', 'Sales');
select ladder.assign_role('mona', 'SalesManager');

-- The manager may see the orders of her people.
insert into ladder_internal.public__orders_entries (object_id, operation, role_id, effect)
select o.id, 'FIND', r.id, 'GRANT'
from public.orders as o
cross join ladder_internal.roles as r
where o.owner_id in ('anna', 'bert') and r.name = 'SalesManager';

insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect)
values
  ('tea', 'FIND', 'bert', 'GRANT'),      -- Anna shares this order with Bert
  ('coffee', 'UPDATE', 'anna', 'DENY'),  -- this one is signed: not even its owner changes it
  ('coffee', 'REMOVE', 'anna', 'DENY');
