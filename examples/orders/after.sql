-- Run by the DBA after the migrations: who has which role, and entries for the orders that exist already.
select ladder.assign_role('anna', 'Sales');
select ladder.assign_role('bert', 'Sales');
select ladder.assign_role('mona', 'SalesManager');

-- The manager may see the orders of her people.
select ladder.grant_for_role(
  'FIND', 'public.orders', array(select o.id from public.orders as o where o.owner_id in ('anna', 'bert')), 'SalesManager'
);

select ladder.grant_for_user('FIND', 'public.orders', 'tea', 'bert');      -- Anna shares this order with Bert
select ladder.deny_for_user('UPDATE', 'public.orders', 'coffee', 'anna');  -- this one is signed: not even its owner changes it
select ladder.deny_for_user('REMOVE', 'public.orders', 'coffee', 'anna');
