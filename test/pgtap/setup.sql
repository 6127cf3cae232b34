-- The application's tables and three of its users, before any of it is governed.
create table public.people (id text primary key);
insert into public.people (id) values ('anna'), ('bert'), ('carla');

create table public.notes (id integer primary key, author text, title text not null default 'untitled', length integer generated always as (pg_catalog.length(title)) stored);
insert into public.notes (id, author, title) values (1, 'anna', 'tea'), (2, 'bert', 'coffee'), (3, null, 'water');

create table public.boards (id integer primary key, author text, title text not null default 'untitled');
insert into public.boards (id, author, title) values (1, 'anna', 'kitchen'), (2, 'bert', 'garden');

create table public.visits (id integer primary key, author text) partition by range (id);
create table public.visits_low partition of public.visits for values from (0) to (100);
create table public.visits_high partition of public.visits for values from (100) to (200);
insert into public.visits (id, author) values (1, 'anna'), (101, 'bert');

create table public.labels (name text primary key);
insert into public.labels (name) values ('red');
