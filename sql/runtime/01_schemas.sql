-- Two schemas: what callers name, and what only policies and the engine reach.
create schema if not exists ladder;
comment on schema ladder is 'pgladder: the functions that callers name';
create schema ladder_internal;
comment on schema ladder_internal is 'pgladder: tables and functions that only policies and the engine reach';

grant usage on schema ladder to ladder_gateway, ladder_session, ladder_engine, ladder_admin;
grant usage on schema ladder_internal to ladder_engine;
