-- pgladder's own tables. The engine owns them; nobody else has a privilege on any of them.

create table ladder_internal.policy (
  one boolean primary key default true check (one),
  global_default text not null check (global_default in ('GRANT', 'DENY')),
  role_source text not null check (role_source in ('membership', 'session')),
  owner_granted bit varying not null default '',
  owner_denied bit varying not null default '',
  generation bigint not null default 0,
  enforced_own bit varying not null default '',
  enforced_other bit varying not null default ''
);
comment on table ladder_internal.policy is 'What concerns the policy as a whole: one row. Its settings are written by migrations, its bit strings are derived.';

comment on column ladder_internal.policy.generation is 'How often a migration has changed the policy. The function of that name says the same, but as of now, also to a transaction whose snapshot is older.';
comment on column ladder_internal.policy.owner_granted is 'The owner policies (step 4) as bit strings. Derived by rebuild_bits, as the other bit strings are.';
comment on column ladder_internal.policy.enforced_own is 'The positions at which a policy of the database asks about the caller''s own objects; of a request''s bits only these make a profile.';
comment on column ladder_internal.policy.enforced_other is 'The same for the objects of others.';

create table ladder_internal.profiles (
  fingerprint bytea primary key,
  role name not null unique
);
comment on table ladder_internal.profiles is 'Compiled profiles: the database role for requests whose bits have this SHA-256. Every other request is of the dynamic profile.';

create table ladder_internal.operations (
  name text primary key,
  ordinal integer not null unique
);
comment on table ladder_internal.operations is 'The six operations and their place within the bits of a container.';
insert into ladder_internal.operations (name, ordinal)
values ('FIND', 0), ('CREATE', 1), ('UPDATE', 2), ('REMOVE', 3), ('UPSERT', 4), ('PERMISSION', 5);

create table ladder_internal.roles (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('system', 'custom', 'all users', 'all roles')),
  name text unique,
  declared boolean not null default true,
  check ((name is null) = (kind in ('all users', 'all roles')))
);
comment on table ladder_internal.roles is 'Roles that a policy speaks of (not of the database). The two wildcards are kinds without a name, so that no role can be called like one.';
comment on column ladder_internal.roles.declared is 'False once the policy no longer declares the role: it then gives nothing, and keeps its members in case it comes back.';
create unique index roles_wildcards on ladder_internal.roles (kind) where name is null;
insert into ladder_internal.roles (kind, name)
select 'system', s.name
from unnest(array[
  'NotAuthenticatedUser', 'AuthenticatedUser', 'SocialUser', 'FacebookUser', 'GoogleUser', 'TwitterUser',
  'ASUser', 'AndroidUser', 'DotNetUser', 'IOSUser', 'JSUser', 'RestUser', 'ServerCodeUser'
]) as s (name)
union all values ('all users', null), ('all roles', null);

create table ladder_internal.containers (
  ordinal integer primary key check (ordinal >= 0),
  relation regclass unique,
  key_column name,
  key_type regtype,
  owner_column name,
  entries regclass,
  entries_in_force boolean not null default false,
  upsert_own boolean not null default false
);
comment on table ladder_internal.containers is 'Governed tables. Ordinals are never reused: a table that is governed no more keeps its row, without a relation.';
comment on column ladder_internal.containers.entries is 'The object ACL of this container; null where objects never had one.';
comment on column ladder_internal.containers.entries_in_force is 'Whether the object ACL is looked at: it stays, for the case that the policy takes it up again.';

create view ladder_internal.positions as
select
  c.ordinal as container,
  o.name as operation,
  c.ordinal * 6 + o.ordinal as position
from ladder_internal.containers as c
cross join ladder_internal.operations as o;
comment on view ladder_internal.positions is 'Where a (container, operation) stands in a bit string, counted from 0 at the left. Append-only, as the ordinals are.';

create table ladder_internal.cells (
  level text not null check (level in ('user', 'role', 'owner', 'global')),
  role_id integer references ladder_internal.roles (id),
  container integer references ladder_internal.containers (ordinal),
  operation text not null references ladder_internal.operations (name),
  effect text not null check (effect in ('GRANT', 'DENY', 'INHERIT')),
  origin text not null check (origin in ('policy', 'run time')),
  unique nulls not distinct (level, role_id, container, operation, origin),
  check ((level = 'owner') = (role_id is null)),
  check ((level = 'global') = (container is null))
);
-- without a primary key, for a publication that has every table
alter table ladder_internal.cells replica identity full;
comment on table ladder_internal.cells is 'The matrix: what the policy wrote and, beside it, what was set at run time. Level user holds the all-users cells.';

create view ladder_internal.cells_in_force as
select distinct on (c.level, c.role_id, c.container, c.operation)
  c.level,
  c.role_id,
  c.container,
  c.operation,
  c.effect
from ladder_internal.cells as c
order by c.level, c.role_id, c.container, c.operation, c.origin = 'run time' desc;
comment on view ladder_internal.cells_in_force is 'One effect for each written cell: a cell set at run time goes before the policy''s.';

create table ladder_internal.user_cells (
  user_id ladder_user_id not null,
  container integer not null references ladder_internal.containers (ordinal),
  operation text not null references ladder_internal.operations (name),
  effect text not null check (effect in ('GRANT', 'DENY', 'INHERIT')),
  origin text not null check (origin in ('policy', 'run time')),
  primary key (user_id, container, operation, origin)
);
comment on table ladder_internal.user_cells is 'Step 2: the cells of single users on a table.';

create table ladder_internal.memberships (
  user_id ladder_user_id not null,
  role_id integer not null references ladder_internal.roles (id),
  until timestamptz,
  primary key (user_id, role_id)
);
comment on table ladder_internal.memberships is 'Which user has which custom role, where the database knows it. An expired row counts as not written.';
create index memberships_role on ladder_internal.memberships (role_id);

create table ladder_internal.api_keys (
  id text primary key,
  secret_hash bytea not null unique,
  role_id integer not null references ladder_internal.roles (id),
  created_at timestamptz not null default pg_catalog.now(),
  revoked_at timestamptz
);
comment on table ladder_internal.api_keys is 'Keys that stand for a client''s role. Only the SHA-256 of a key is kept.';

create table ladder_internal.bits (
  role_id integer primary key references ladder_internal.roles (id),
  kind text not null,
  table_granted bit varying not null,
  table_denied bit varying not null,
  global_granted bit varying not null,
  global_denied bit varying not null
);
comment on table ladder_internal.bits is 'The matrix as bit strings, one bit a position. Derived from the cells by rebuild_bits; never written by hand.';
