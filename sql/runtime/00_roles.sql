-- The database roles of every policy; its profiles come with its own migrations.
grant ladder_session to ladder_dynamic;
-- The gateway does not inherit: its members get `enter` and, through it, one profile at a time.
grant ladder_dynamic to ladder_gateway;
