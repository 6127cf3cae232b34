// Mutants that no test can notice, each with the reason, which somebody can check: there is nothing to notice.

export interface Equivalent {
  /** Of the mutants' ids: all that match are meant. */
  readonly mutants: RegExp
  readonly reason: string
}

export const equivalents: readonly Equivalent[] = [
  {
    mutants: /^policy for \w+, \w+ \| AND term dropped \| USING: NAME <> '\{\}'( \(\d+\))?$/,
    reason:
      'an empty array has no element in common with any other, so the other term says the same; this one lets the partial index on the column be used',
  },
  {
    mutants:
      /^policy for insert, dynamic \| bits of the other kind \| WITH CHECK: select ladder_internal\.may_other\(N\)$/,
    reason: 'an owner policy has no cell for CREATE, so the two bits of its position are one and the same',
  },
  {
    mutants: /^grant execute on function (?!.*\.TABLE_)[^|]*\| GRANT to PUBLIC \|/,
    reason:
      'the migration of the policy, without which that of the runtime is not applied, takes from PUBLIC what it may execute; without the block that does, E3 is red',
  },
  {
    mutants: /^ladder_internal\.generation\(\) \|/,
    reason: 'the migration of the policy, without which that of the runtime is not applied, writes this function anew',
  },
  {
    mutants:
      /^create table ladder_internal\.(user_cells|memberships) .* \| NOT NULL dropped \|.*: (user_id|role_id|container|operation|origin) /,
    reason: 'the column belongs to the primary key, which makes it not null by itself',
  },
  {
    mutants: /^ladder_internal\.fold\(.* \| condition made true \| b\.kind (in \('system', 'all roles'\)|= 'system')/,
    reason: 'what custom roles and all users say was heard in an earlier step, which has decided by it',
  },
  {
    mutants:
      /^ladder_internal\.fold\(.* \| condition made true \| (exists \(select from ladder_internal\.user_cells|x\.user_id = p_user$)/,
    reason: 'a short cut: of a user without cells the query finds none',
  },
  {
    mutants: /^ladder_internal\.fold\(.* \| function of a set changed \| .*(step 2, for those|as all_users_granted,)/,
    reason: 'there is one row at most for all users',
  },
  {
    mutants: /^ladder_internal\.rebuild_bits\(\) \| AND term dropped \| r\.kind in \('system', 'custom'\)$/,
    reason: 'what all users and all roles say is read for tables alone, never globally',
  },
  {
    mutants: /^set local client_min_messages = warning; \| statement dropped$/,
    reason: 'it keeps notices off the screen, and nothing more',
  },
  {
    mutants: /^ladder_internal\.role_ids\(\) \| default dropped \|/,
    reason: 'of no array as of an empty one nothing is an element',
  },
  {
    mutants: /^ladder_internal\.my_codes\(.*\| AND term dropped \| c\.container = p_container$/,
    reason: 'no two containers share a number; the term lets the index be used',
  },
  {
    mutants: /^delete from ladder_internal\.cells as c .*\| AND term dropped \| c\.level = w\.level$/,
    reason:
      'the level follows from the rest: no container is global, no role is the owner policy, and of a role it is its kind',
  },
  {
    mutants: /^update ladder_internal\.roles set declared = false .*\| AND term dropped \| kind = 'custom'$/,
    reason: 'names of roles are unique, whatever their kind',
  },
  {
    mutants: /^update ladder_internal\.containers set relation = null.*\| condition made true \| ordinal = [12]$/,
    reason:
      'in these two migrations every other table is changed as well, and written anew after it; where they are not, the same mutant (of ordinal 9) is noticed',
  },
  {
    mutants: /^update ladder_internal\.containers set relation = null.*\| boolean turned \|/,
    reason: 'whether entries are in force is read of governed tables alone',
  },
  {
    mutants: /^ladder_internal\.rebuild_bits\(\) \| condition made true \| r\.declared$/,
    reason: 'a role that the policy does not declare is in no request, so nobody reads its bits',
  },
  {
    mutants: /^trigger pgladder_guards_entries \| (WHEN dropped|AND (term dropped|made OR))/,
    reason: 'its function compares the column with the table, whatever has changed; the condition spares calls',
  },
  {
    mutants: /^ladder_internal\.in_request\(\) \| word changed \| .*'system_roles'/,
    reason:
      'opening a request writes every setting; where it is not the role of the session that tells, whoever can blank one of them can blank another',
  },
  {
    mutants: /^ladder_internal\.open_request\(.*\| default dropped \| coalesce\(v_(own|other)::/,
    reason: 'there are no bits where no table is governed, and then nobody reads them',
  },
  {
    mutants: /^ladder_internal\.read_(client|request)\(.*\| AND term dropped \| p_client is not null$/,
    reason:
      'null is neither in a list nor outside it, and neither equal to a word nor another one: the other term is not true',
  },
  {
    mutants: /^ladder_internal\.read_request\(.*\| condition made true \| user_id is not null$/,
    reason: 'no membership is nobody’s; the condition spares a query',
  },
  {
    mutants: /^ladder_internal\.read_request\(.*\| AND term dropped \| r\.kind = 'system'$/,
    reason: 'names of roles are unique, whatever their kind',
  },
  {
    mutants: /^ladder_internal\.TABLE_new_entries\(\) \| AND term dropped \| r\.kind = e\.kind$/,
    reason: 'an entry that new objects get names a role, and names of roles are unique, whatever their kind',
  },
  {
    mutants: /^trigger pgladder_begins_insert \| WHEN dropped$/,
    reason:
      'the condition tells what foreign keys do, which begins at another depth than it ends; they insert nothing, and what others insert ends as it began',
  },
  {
    mutants:
      /^ladder_internal\.note_statement\(\) \| (AND term dropped \| (v_kind in \('I', 'U'\)|v_kind <> v_mine|pg_catalog\.upper\(v_kind\) <> v_mine \(2\))|AND made OR \| v_kind in \('I', 'U'\) .*)$/,
    reason:
      'PostgreSQL fires the triggers before a statement once for a table and a command: a second command meets the frame of the first, which is of another kind, and a third there is not',
  },
  {
    mutants:
      /^ladder_internal\.note_statement\(\) \| word changed \| ('X' then overlay\(v_stack placing 'x'|; v_stack := case v_kind when 'X'|v_stack := overlay\(v_stack placing 'X')/,
    reason:
      'nothing is judged any more between the ends of an upsert’s two commands: whether the frame goes with the first or the second is the same',
  },
  {
    mutants:
      /^ladder_internal\.(note_statement|announce_upsert)\(.*\| boolean turned \| (set_config\(v_name, v_stack, true\);|true\), ''\), true\) from)$/,
    reason:
      'what has ended has left nothing on the stack, and what is rolled back takes its part of it along: there is nothing to outlive a transaction',
  },
  {
    mutants:
      /^ladder_internal\.refuse_move\(\) \| (condition made false \| (v_keeps_owner|tg_nargs > 2)|number changed \| end \|\| case when tg_nargs > 2 then ', ')$/,
    reason:
      'a row moves only when its key changes: partitions are told apart by the key, which the migration requires to be unique at once; the other columns are for whoever takes that away',
  },
  {
    mutants: /^ladder_internal\.read_role\(p_role\) \| AND term dropped \| r\.kind in \('system', 'custom'\)$/,
    reason: 'the other kinds have no name',
  },
  {
    mutants:
      /^ladder_internal\.note_statement\(\) \| (word changed|element of a list dropped) \| v_kind\) in \('i', 'u'\) and$/,
    reason:
      'of what foreign keys do only updates and deletes have triggers that end elsewhere: no INSERT ends in the frame of an UPDATE',
  },
  {
    mutants:
      /^ladder_internal\.statement\(p_relation\) \| element of a list dropped \| when v_kind in \('X', 'x', 'Y'$/,
    reason: 'an upsert that has ended for one of its two commands judges no row any more',
  },
]

export const reasonFor = (id: string): string | undefined => equivalents.find(({ mutants }) => mutants.test(id))?.reason
