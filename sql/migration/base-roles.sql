-- The roles that every policy has.
select pg_catalog.set_config(
  'ladder.wanted_roles',
  '[
    {"name": "ladder_gateway", "inherits": false, "about": "pgladder: logins that are members of this role may open requests"},
    {"name": "ladder_session", "inherits": true, "members": ["ladder_dynamic"], "family": "ladder_as_", "about": "pgladder: what every open request may use; grant it what is not governed (lookup tables, sequences)"},
    {"name": "ladder_engine", "inherits": true, "members": [], "parents": [], "about": "pgladder: owns its tables and functions; nobody logs in as it or is a member of it"},
    {"name": "ladder_projector", "inherits": true, "members": [], "parents": [], "about": "pgladder: what triggers of the application run as when the entries of an object are written to its row; it may do that and nothing else"},
    {"name": "ladder_admin", "inherits": true, "about": "pgladder: members administer pgladder, outside any request"},
    {"name": "ladder_dynamic", "inherits": true, "members": ["ladder_gateway"], "about": "pgladder: the profile of requests that no compiled profile fits; its policies read the folded matrix once per statement"}
  ]',
  true
);
