// What the functions of the ladder are declared to be. Each list is whole: a function more, or one that has become something else, fails.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../support/column.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { visitsPolicy, visitsSetup } from '../support/visits-world.ts'

let database: LadderDatabase

beforeAll(async () => {
  const policy = visitsPolicy
    .replace('objectAcl: table', 'objectAcl: table\n    onCreate: [{ role: Clerk, FIND: GRANT }]')
    .replace(
      '    owner: owner_id\n    roles: { Auth',
      '    objectAcl: projected\n    owner: owner_id\n    roles: { Auth',
    )
  database = await createLadderDatabase({ policy, setup: visitsSetup })
})

afterAll(() => database?.drop())

/** The names of the functions for which a condition on pg_proc is true, each once. */
const functionsThat = async (condition: string) =>
  [
    ...new Set(
      await column(
        database.superuser,
        `select n.nspname || '.' || p.proname from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
         where n.nspname in ('ladder', 'ladder_internal') and (${condition})`,
      ),
    ),
  ].sort()

describe('B5: of the functions of the ladder', () => {
  it('are VOLATILE those that write, lock, or have to see what the statement itself has written', async () => {
    expect(await functionsThat(`p.provolatile = 'v'`)).toEqual([
      'ladder.assign_role',
      'ladder.create_api_key',
      'ladder.deny_for_all_roles',
      'ladder.deny_for_all_users',
      'ladder.deny_for_role',
      'ladder.deny_for_user',
      'ladder.deny_on_table_for_user',
      'ladder.enter',
      'ladder.forget_user',
      'ladder.grant_columns',
      'ladder.grant_for_all_roles',
      'ladder.grant_for_all_users',
      'ladder.grant_for_role',
      'ladder.grant_for_user',
      'ladder.grant_on_table_for_user',
      'ladder.inherit_for_all_roles',
      'ladder.inherit_for_all_users',
      'ladder.inherit_for_role',
      'ladder.inherit_for_user',
      'ladder.inherit_on_table_for_user',
      'ladder.remove',
      'ladder.revoke_api_key',
      'ladder.set_owner_permission',
      'ladder.set_role_permission',
      'ladder.unassign_role',
      'ladder.update',
      'ladder.upsert',
      'ladder_internal.announce',
      'ladder_internal.announce_upsert',
      'ladder_internal.audit_table',
      'ladder_internal.convert',
      'ladder_internal.ensure_index',
      'ladder_internal.grant_way_in',
      'ladder_internal.guard_entries',
      'ladder_internal.hold',
      'ladder_internal.link',
      'ladder_internal.lock_objects',
      'ladder_internal.next_generation',
      'ladder_internal.note_statement',
      'ladder_internal.open_request',
      'ladder_internal.prepare_upsert',
      'ladder_internal.prepare_write',
      'ladder_internal.project',
      'ladder_internal.project_entries',
      'ladder_internal.public__orders_new_entries',
      'ladder_internal.public__visits_keep_entries',
      'ladder_internal.rebuild_bits',
      'ladder_internal.record_changes',
      'ladder_internal.refresh_entries',
      'ladder_internal.refuse_change',
      'ladder_internal.refuse_move',
      'ladder_internal.refuse_rewriting',
      'ladder_internal.require_link',
      'ladder_internal.revoke_way_in',
      'ladder_internal.set_cell',
      'ladder_internal.set_entries',
      'ladder_internal.set_user_cell',
      'ladder_internal.shut',
      'ladder_internal.statement',
      'ladder_internal.touch_entries',
      'ladder_internal.unlink',
      'ladder_internal.unproject',
      'ladder_internal.watch_statements',
      'ladder_internal.write',
    ])
  })

  it('are PARALLEL SAFE those that policies ask, and which write nothing', async () => {
    expect(await functionsThat(`p.proparallel = 's'`)).toEqual([
      'ladder.custom_roles',
      'ladder.has_role',
      'ladder.roles',
      'ladder.system_roles',
      'ladder.user_id',
      'ladder_internal.context',
      'ladder_internal.is_callers',
      'ladder_internal.is_profile',
      'ladder_internal.may_other',
      'ladder_internal.may_own',
      'ladder_internal.my_codes',
      'ladder_internal.public__orders_object_ids',
      'ladder_internal.public__visits_object_ids',
      'ladder_internal.role_ids',
    ])
    expect(await functionsThat(`p.proparallel = 'r'`)).toEqual([])
  })
})

describe('E1, E5: of the functions of the ladder', () => {
  it('have the search_path of their caller those that are no more than an expression, or have to', async () => {
    const pinned = `'search_path=pg_catalog, pg_temp' = any (coalesce(p.proconfig, '{}'))`
    expect(await functionsThat(`not ${pinned}`)).toEqual([
      'ladder.custom_roles',
      'ladder.enter',
      'ladder.has_role',
      'ladder.remove',
      'ladder.roles',
      'ladder.system_roles',
      'ladder.update',
      'ladder.upsert',
      'ladder.user_id',
      'ladder_internal.actor',
      'ladder_internal.change',
      'ladder_internal.codes_query',
      'ladder_internal.context',
      'ladder_internal.convert',
      'ladder_internal.depth_of',
      'ladder_internal.generation',
      'ladder_internal.may_other',
      'ladder_internal.may_own',
      'ladder_internal.number_entries',
      'ladder_internal.role_ids',
      'ladder_internal.said',
      'ladder_internal.system_roles_of',
      'ladder_internal.write',
    ])
  })

  it('have other settings of their own these', async () => {
    const settings = await column(
      database.superuser,
      `select p.proname || ' ' || s.setting from pg_proc as p cross join unnest(p.proconfig) as s (setting)
       where p.pronamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace) and s.setting !~ '^search_path=' order by 1`,
    )
    expect(settings).toEqual([
      'fold plan_cache_mode=force_generic_plan',
      'heard plan_cache_mode=force_generic_plan',
      'hold enable_partition_pruning=off',
      'note_statement plan_cache_mode=force_generic_plan',
      'open_request plan_cache_mode=force_generic_plan',
      'read_request plan_cache_mode=force_generic_plan',
      'record_changes quote_all_identifiers=off',
      'refresh_entries enable_partition_pruning=off',
      'statement plan_cache_mode=force_generic_plan',
    ])
  })
})
