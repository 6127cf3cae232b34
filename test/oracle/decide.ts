// The oracle: a slow, obvious reading of the seven steps, which judges the real implementation.
// It must never import the compiler, or anything else: agreement with itself would prove nothing.

/** The six operations a container protects. */
export type Operation = 'FIND' | 'CREATE' | 'UPDATE' | 'REMOVE' | 'UPSERT' | 'PERMISSION'

/** What a cell says. A written `INHERIT` means the same as a cell that is not written. */
export type Effect = 'GRANT' | 'DENY' | 'INHERIT'

/** Who a cell or an ACL entry is about. A role is custom or system, by its name. */
export type Principal =
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'role'; readonly name: string }
  | { readonly kind: 'all users' }
  | { readonly kind: 'all roles' }

/** An entry of one object's ACL (step 1). */
export interface AclEntry {
  readonly principal: Principal
  readonly operation: Operation
  readonly effect: Effect
}

/** A cell at the table: of a user or all users (step 2), a custom role (step 3), a system role or all roles (step 5). */
export interface TableCell {
  readonly principal: Principal
  readonly operation: Operation
  readonly effect: Effect
}

/** A cell for every container: of a custom role (step 6) or a system role (step 7). */
export interface GlobalCell {
  readonly role: string
  readonly operation: Operation
  readonly effect: Effect
}

/** A protected table. `ownerPolicy` is step 4; `upsert` says whether UPSERT has cells of its own. */
export interface Container {
  readonly name: string
  readonly cells: readonly TableCell[]
  readonly ownerPolicy: Readonly<Partial<Record<Operation, Effect>>>
  readonly upsert: 'own' | 'derived'
}

/** A whole policy. Assumed valid: each cell is written at most once, and only where its operation may be set. */
export interface World {
  readonly globalDefault: 'GRANT' | 'DENY'
  readonly customRoles: readonly string[]
  readonly globalCells: readonly GlobalCell[]
  readonly containers: readonly Container[]
}

/** One unit of work by one caller. Assumed valid: without a user there is no login and no custom role. */
export interface Request {
  readonly user: string | null
  readonly client: string | null
  readonly login: string | null
  readonly customRoles: readonly string[]
  readonly serverCode: boolean
}

/** What the steps need to know of one object. `owner: null` means it is nobody's. */
export interface ObjectState {
  readonly owner: string | null
  readonly acl: readonly AclEntry[]
}

/** The verdict and the step that gave it. */
export interface Decision {
  readonly allowed: boolean
  readonly step: 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** What one step says; `null` when it says nothing and the next step is asked. */
type Answer = 'GRANT' | 'DENY' | null

/**
 * The system roles a request has without asking. The client is named by its role (`AndroidUser`), and
 * `client: 'ServerCodeUser'` is server code without a client. Source of the rule: the table of section 3.
 *
 * @example
 * systemRolesOf({ user: 'bobby', client: 'AndroidUser', login: 'google', customRoles: [], serverCode: false })
 * // ['AuthenticatedUser', 'AndroidUser', 'SocialUser', 'GoogleUser']
 */
export function systemRolesOf(request: Request): string[] {
  if (isServerCode(request)) {
    if (request.user === null) return ['ServerCodeUser']
    return ['ServerCodeUser', ...rolesOfTheCaller(request)]
  }
  return rolesOfTheCaller(request)
}

/**
 * Decides one operation on one object, or on the container alone when `object` is null (steps 1 and 4 are then
 * skipped, except that an `own` UPSERT still proposes a row). Source of the rule: sections 2 and 4.
 *
 * @example
 * decide(world, request, person, 'UPDATE', { owner: 'bobby', acl: [] }) // { allowed: false, step: 5 }
 */
export function decide(
  world: World,
  request: Request,
  container: Container,
  operation: Operation,
  object: ObjectState | null,
): Decision {
  if (operation !== 'UPSERT') return walkSteps(world, request, container, operation, object)
  if (container.upsert === 'derived') return decideDerivedUpsert(world, request, container, object)
  return decideOwnUpsert(world, request, container, object)
}

// Section 3: the request.

function isServerCode(request: Request): boolean {
  return request.serverCode || request.client === 'ServerCodeUser'
}

function rolesOfTheCaller(request: Request): string[] {
  const authentication = request.user === null ? 'NotAuthenticatedUser' : 'AuthenticatedUser'
  return [authentication, ...clientRolesOf(request), ...loginRolesOf(request)]
}

function clientRolesOf(request: Request): string[] {
  if (request.client === null) return []
  if (request.client === 'ServerCodeUser') return []
  return [request.client]
}

function loginRolesOf(request: Request): string[] {
  if (request.user === null) return []
  if (request.login === 'facebook') return ['SocialUser', 'FacebookUser']
  if (request.login === 'google') return ['SocialUser', 'GoogleUser']
  if (request.login === 'twitter') return ['SocialUser', 'TwitterUser']
  return []
}

function customRolesOf(request: Request): readonly string[] {
  return request.user === null ? [] : request.customRoles
}

// Section 2: UPSERT is judged on more than one thing. Every other operation goes straight to the steps.

/** Derived: CREATE, and UPDATE as well if there is an object. Reports the first that is rejected, else UPDATE. */
function decideDerivedUpsert(
  world: World,
  request: Request,
  container: Container,
  object: ObjectState | null,
): Decision {
  const create = walkSteps(world, request, container, 'CREATE', null)
  if (object === null) return create
  const update = walkSteps(world, request, container, 'UPDATE', object)
  return create.allowed ? update : create
}

/** Own: the object, if there is one, and the proposed row. Reports the first that is rejected, else the object. */
function decideOwnUpsert(world: World, request: Request, container: Container, object: ObjectState | null): Decision {
  // The owner of the proposed row is stamped, so it is the caller's own, or nobody's if nobody is logged in.
  // It has the key of the object that it hits, and therefore that object's ACL.
  const proposedRow: ObjectState = { owner: request.user, acl: object === null ? [] : object.acl }
  const onProposedRow = walkSteps(world, request, container, 'UPSERT', proposedRow)
  if (object === null) return onProposedRow
  const onObject = walkSteps(world, request, container, 'UPSERT', object)
  if (!onObject.allowed) return onObject
  return onProposedRow.allowed ? onObject : onProposedRow
}

// Section 4: the seven steps.

/** The seven steps and nothing else: of an UPSERT, on the object or on the proposed row alone. */
export function walkSteps(
  world: World,
  request: Request,
  container: Container,
  operation: Operation,
  object: ObjectState | null,
): Decision {
  const acl = askObjectAcl(request, operation, object)
  if (acl !== null) return { allowed: acl === 'GRANT', step: 1 }

  const user = askUserOnTable(request, container, operation)
  if (user !== null) return { allowed: user === 'GRANT', step: 2 }

  const customRoles = askCustomRolesOnTable(request, container, operation)
  if (customRoles !== null) return { allowed: customRoles === 'GRANT', step: 3 }

  const owner = askOwnerPolicy(request, container, operation, object)
  if (owner !== null) return { allowed: owner === 'GRANT', step: 4 }

  const systemRoles = askSystemRolesOnTable(request, container, operation)
  if (systemRoles !== null) return { allowed: systemRoles === 'GRANT', step: 5 }

  const globalCustomRoles = askCustomRolesGlobally(world, request, operation)
  if (globalCustomRoles !== null) return { allowed: globalCustomRoles === 'GRANT', step: 6 }

  return { allowed: systemRolesAllowGlobally(world, request, operation), step: 7 }
}

/** Step 1. The only step where GRANT beats DENY. */
function askObjectAcl(request: Request, operation: Operation, object: ObjectState | null): Answer {
  // CREATE has no object yet, and PERMISSION has no ACL entries: it is decided by steps 2 to 7.
  if (operation === 'CREATE' || operation === 'PERMISSION') return null
  if (object === null) return null
  const effects = object.acl
    .filter((entry) => entry.operation === operation)
    .filter((entry) => isNamedByEntry(request, entry.principal))
    .map((entry) => entry.effect)
  if (effects.includes('GRANT')) return 'GRANT'
  if (effects.includes('DENY')) return 'DENY'
  return null
}

function isNamedByEntry(request: Request, principal: Principal): boolean {
  switch (principal.kind) {
    case 'user':
      return request.user !== null && principal.id === request.user
    case 'role':
      return systemRolesOf(request).includes(principal.name) || customRolesOf(request).includes(principal.name)
    case 'all users':
      return request.user !== null
    case 'all roles':
      return true
    default:
      return assertNever(principal)
  }
}

/** Step 2. The user's own cell, or the all users cell if the user's own says nothing. */
function askUserOnTable(request: Request, container: Container, operation: Operation): Answer {
  if (request.user === null) return null
  const own = container.cells
    .filter((cell) => cell.operation === operation)
    .filter((cell) => cell.principal.kind === 'user' && cell.principal.id === request.user)
    .map((cell) => cell.effect)
  const allUsers = container.cells
    .filter((cell) => cell.operation === operation)
    .filter((cell) => cell.principal.kind === 'all users')
    .map((cell) => cell.effect)
  return denyBeatsGrant(own) ?? denyBeatsGrant(allUsers)
}

/** Step 3. */
function askCustomRolesOnTable(request: Request, container: Container, operation: Operation): Answer {
  const roles = customRolesOf(request)
  const effects = container.cells
    .filter((cell) => cell.operation === operation)
    .filter((cell) => cell.principal.kind === 'role' && roles.includes(cell.principal.name))
    .map((cell) => cell.effect)
  return denyBeatsGrant(effects)
}

/** Step 4. Speaks to the owner only. */
function askOwnerPolicy(
  request: Request,
  container: Container,
  operation: Operation,
  object: ObjectState | null,
): Answer {
  if (operation === 'CREATE') return null
  if (object === null) return null
  if (request.user === null || object.owner === null) return null
  if (request.user !== object.owner) return null
  const effect = container.ownerPolicy[operation]
  if (effect === 'GRANT') return 'GRANT'
  if (effect === 'DENY') return 'DENY'
  return null
}

/** Step 5. The all roles cell is one voice among the system roles, for every request. */
function askSystemRolesOnTable(request: Request, container: Container, operation: Operation): Answer {
  const roles = systemRolesOf(request)
  const effects = container.cells
    .filter((cell) => cell.operation === operation)
    .filter(
      (cell) =>
        cell.principal.kind === 'all roles' || (cell.principal.kind === 'role' && roles.includes(cell.principal.name)),
    )
    .map((cell) => cell.effect)
  return denyBeatsGrant(effects)
}

/** Step 6. */
function askCustomRolesGlobally(world: World, request: Request, operation: Operation): Answer {
  const effects = customRolesOf(request).map(
    (role) => writtenGlobally(world, role, operation) ?? defaultOfCustomRole(world, operation),
  )
  return denyBeatsGrant(effects)
}

/** Step 7. Always decides: what nobody denies is allowed. */
function systemRolesAllowGlobally(world: World, request: Request, operation: Operation): boolean {
  const effects = systemRolesOf(request).map(
    (role) => writtenGlobally(world, role, operation) ?? defaultOfSystemRole(world, operation),
  )
  return !effects.includes('DENY')
}

function writtenGlobally(world: World, role: string, operation: Operation): Answer {
  const effects = world.globalCells
    .filter((cell) => cell.role === role)
    .filter((cell) => cell.operation === operation)
    .map((cell) => cell.effect)
  return denyBeatsGrant(effects)
}

/** The GRANT default speaks for custom roles too; the DENY default says nothing about them. */
function defaultOfCustomRole(world: World, operation: Operation): Effect {
  return globalDefaultFor(world, operation) === 'GRANT' ? 'GRANT' : 'INHERIT'
}

function defaultOfSystemRole(world: World, operation: Operation): Effect {
  return globalDefaultFor(world, operation)
}

/** PERMISSION is never covered by the GRANT default. */
function globalDefaultFor(world: World, operation: Operation): 'GRANT' | 'DENY' {
  return operation === 'PERMISSION' ? 'DENY' : world.globalDefault
}

/** The rule of steps 3, 5 and 6: any DENY, otherwise any GRANT, otherwise nothing. */
function denyBeatsGrant(effects: readonly Effect[]): Answer {
  if (effects.includes('DENY')) return 'DENY'
  if (effects.includes('GRANT')) return 'GRANT'
  return null
}

function assertNever(value: never): never {
  throw new Error(`bug: unexpected value ${JSON.stringify(value)}`)
}
