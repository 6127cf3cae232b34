-- The application's table and some rows, as they were before pgladder came.
create table public.scores (
  id text primary key,
  player text not null,
  points integer not null
);

insert into public.scores (id, player, points)
values ('monday', 'ida', 120), ('tuesday', 'otto', 95);
