-- The application's tables and some rows, as they were before pgladder came.
create table public.users (
  id text primary key,
  name text not null,
  manager_id text references public.users (id)
);

create table public.orders (
  id text primary key,
  owner_id text references public.users (id),
  title text not null
);

insert into public.users (id, name, manager_id)
values
  ('mona', 'Mona, manager of Anna', null),
  ('nora', 'Nora, manager of Bert', null),
  ('anna', 'Anna, sales', 'mona'),
  ('bert', 'Bert, sales', 'nora');

insert into public.orders (id, owner_id, title)
values
  ('coffee', 'anna', 'Coffee beans'),
  ('tea', 'anna', 'Green tea'),
  ('sugar', 'bert', 'Cane sugar');
