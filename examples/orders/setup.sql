-- The application's tables and some rows, as they were before pgladder came.
create table public.users (
  id text primary key,
  name text not null
);

create table public.orders (
  id text primary key,
  owner_id text references public.users (id),
  title text not null
);

insert into public.users (id, name)
values
  ('anna', 'Anna, sales'),
  ('bert', 'Bert, sales'),
  ('mona', 'Mona, sales manager of Anna and Bert'),
  ('dora', 'Dora, the director'),
  ('sven', 'Sven, from the warehouse');

insert into public.orders (id, owner_id, title)
values
  ('coffee', 'anna', 'Coffee beans'),
  ('tea', 'anna', 'Green tea'),
  ('sugar', 'bert', 'Cane sugar'),
  ('desk', 'dora', 'A desk for the director');
