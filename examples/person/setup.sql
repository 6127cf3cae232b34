-- The application's tables and some rows, as they were before pgladder came.
create table public.person (
  id text primary key,
  city text not null
);
create table public.person_swapped (like public.person including all);

insert into public.person (id, city)
values ('bobby', 'Boston'), ('carla', 'Cologne');

insert into public.person_swapped (id, city)
values ('bobby', 'Boston'), ('carla', 'Cologne');
