-- The application's table and some rows, as they were before pgladder came.
create table public.content_bookmarks (
  id text primary key,
  owner_id text,
  url text not null
);

insert into public.content_bookmarks (id, owner_id, url)
values
  ('news', 'olga', 'https://news.example'),
  ('recipe', 'olga', 'https://recipe.example'),
  ('music', 'tom', 'https://music.example'),
  ('maps', 'nina', 'https://maps.example');
