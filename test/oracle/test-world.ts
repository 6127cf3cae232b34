// A world on which the database and the oracle are both asked: a policy, users, objects with their entries, requests.
// Knows how to become a policy file; knows nothing of how the compiler reads it.

import { stringify } from 'yaml'
import type { AclEntry, Container, Effect, ObjectState, Operation, Principal, Request, World } from './decide.ts'

export interface TestObject extends ObjectState {
  readonly id: number
}

export interface TestContainer extends Container {
  readonly hasOwner: boolean
  readonly hasEntries: boolean
  readonly objects: readonly TestObject[]
}

export interface TestWorld extends World {
  readonly containers: readonly TestContainer[]
  readonly roleSource: 'membership' | 'session'
  readonly users: readonly string[]
  /** Who has which custom role, where `roleSource` is membership. */
  readonly memberships: readonly { readonly user: string; readonly role: string }[]
  readonly requests: readonly Request[]
  /** Combinations of custom roles that the policy names. */
  readonly profiles?: readonly (readonly string[])[]
}

type Cells = Record<string, Effect>

/** How the database keeps entries. */
export type Storage = 'table' | 'projected'

/** The policy file of a world, without `rolePrefix`. */
export function policyText(world: TestWorld, storage: Storage = 'table'): string {
  return stringify(
    {
      pgladder: 1,
      roleSource: world.roleSource,
      users: { type: 'text' },
      roles: world.customRoles,
      ...(world.profiles === undefined ? {} : { profiles: world.profiles }),
      globalDefault: world.globalDefault,
      global: byName(world.globalCells.map((cell) => [cell.role, cell.operation, cell.effect])),
      tables: Object.fromEntries(
        world.containers.map((container) => [
          `public.${quoted(container.name)}`,
          {
            key: { column: 'id', type: 'integer' },
            ...(container.hasOwner ? { owner: 'owner "of" it', ownerPolicy: container.ownerPolicy } : {}),
            objectAcl: container.hasEntries ? storage : 'none',
            ...(container.upsert === 'own' ? { upsert: 'own' } : {}),
            roles: byName(
              rows(container, (who) => (who.kind === 'role' ? who.name : who.kind === 'all roles' ? '*' : null)),
            ),
            users: byName(
              rows(container, (who) => (who.kind === 'user' ? who.id : who.kind === 'all users' ? '*' : null)),
            ),
          },
        ]),
      ),
    },
    { aliasDuplicateObjects: false },
  )
}

function rows(container: TestContainer, nameOf: (who: Principal) => string | null) {
  return container.cells.flatMap(({ principal, operation, effect }) => {
    const name = nameOf(principal)
    return name === null ? [] : [[name, operation, effect] as const]
  })
}

function byName(cells: readonly (readonly [string, Operation, Effect])[]): Map<string, Cells> {
  const map = new Map<string, Cells>()
  for (const [name, operation, effect] of cells) map.set(name, { ...map.get(name), [operation]: effect })
  return map
}

/** Table names are quoted wherever they are written: they hold dots and quotes. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export type { AclEntry }
