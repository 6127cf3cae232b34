// What stands against the attacks of test/README.md in the SQL: with `--attacks` each of these is taken out, and every test of an attack
// is run, to see which of them go red.

/** Each is one mutant, or the first of several, by its id. */
export const defences: readonly RegExp[] = [
  // the policies
  /^policy for select, own \| USING made true/,
  /^policy for select, dynamic \| USING made true/,
  /^policy for select, all \| USING made true/,
  /^policy for update, dynamic \| USING made true/,
  /^policy for update, own \| USING made true/,
  /^policy for delete, dynamic \| USING made true/,
  /^policy for insert, dynamic \| WITH CHECK made true/,
  /^policy for select, own \| policy for ALL/,
  /^policy for select, own \| policy for PUBLIC/,
  /^policy for select, dynamic \| policy dropped/,
  /^policy for select, engine_select \| policy dropped/,
  // where UPSERT is a permission of its own
  /^policy for insert, none_upsert_listed \| AND term dropped .*: \(NAME is not distinct from/,
  /^policy for insert, none_upsert_listed \| AND term dropped .*: \(select .*statement\(.*= 'UPSERT'/,
  /^policy for insert, all_upsert_all \| AND term dropped .*: NAME = '\{\}'/,
  // tables
  /^alter table NAME enable row level security/,
  /^alter table NAME force row level security/,
  /^ladder_internal\.shut\(.*\| statement dropped \| execute .*revoke all/,
  /^ladder_internal\.link\(.*\| statement dropped \| execute .*add constraint/,
  /^grant delete on NAME to PROFILE, ladder_dynamic; \| TRUNCATE granted too/,
  /^grant delete on NAME to PROFILE, ladder_dynamic; \| GRANT to PUBLIC/,
  // triggers
  /^trigger pgladder_keeps_owner \| trigger dropped/,
  /^trigger pgladder_keeps_key \| trigger dropped/,
  /^trigger pgladder_keeps_entries \| trigger dropped/,
  /^trigger pgladder_begins_insert \| trigger dropped/,
  /^trigger pgladder_begins_update \| trigger dropped/,
  /^trigger pgladder_ends_update \| trigger dropped/,
  /^alter table NAME enable always trigger pgladder_begins_update/,
  /^ladder_internal\.refuse_change\(\) \| raise dropped/,
  /^ladder_internal\.note_statement\(\) \| raise dropped/,
  /^ladder_internal\.TABLE_new_entries\(\) \| raise dropped/,
  // who is asking
  /^ladder_internal\.context\(p_key\) \| condition made true/,
  /^ladder_internal\.context\(p_key\) \| STABLE made IMMUTABLE/,
  /^ladder\.user_id\(\) \| STABLE made IMMUTABLE/,
  /^ladder\.user_id\(\) \|/,
  /^ladder_internal\.is_callers\(.*\| (condition|word)/,
  /^ladder_internal\.in_request\(\) \| (OR|AND|condition|statement)/,
  /^ladder_internal\.open_request\(.*\| raise dropped/,
  /^ladder_internal\.open_request\(.*\| statement dropped \| lock table/,
  /^grant execute on function ladder\.enter.*\| GRANT to PUBLIC \| ladder_internal\.open_request/,
  // words
  /^ladder_internal\.read_role\(.*\| raise dropped/,
  /^ladder_internal\.read_client\(.*\| raise dropped/,
  /^ladder_internal\.parse_user_id\(.*\| raise dropped .*is not a value/,
  /^ladder_internal\.parse_user_id\(.*\| raise dropped .*is written/,
  /^ladder_internal\.require_holder\(.*\| raise dropped/,
  /^ladder_internal\.require_sharer\(/,
  // functions
  /^ladder_internal\.fold\(.*\| SECURITY DEFINER dropped/,
  /^ladder_internal\.fold\(.*\| search_path not pinned/,
  /^ladder_internal\.context\(.*\| SECURITY DEFINER added/,
  /^grant execute on function ladder\.explain_for.*\| GRANT to PUBLIC/,
  /\| GRANT to PUBLIC \| ladder\.set_role_permission/,
  // migrations
  /^do block: Be the engine.*\| boolean turned/,
  /^ladder_internal\.container_faults\(.*\| condition made false/,
  /^do block: Default privileges.*\| statement dropped/,
  /^do block: Database roles belong.*\| raise dropped/,
  /^do block: Nothing is governed by halves.*\| raise dropped/,
  /^do block: Nothing the engine made.*\| statement dropped \| do/,
]
