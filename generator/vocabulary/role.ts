// Roles a cell can name. *All roles* is a kind of its own, never a role that happens to be called `*`.

/** The roles that a request gets by itself; nobody declares, gives or takes them. */
export const systemRoles = [
  'NotAuthenticatedUser',
  'AuthenticatedUser',
  'SocialUser',
  'FacebookUser',
  'GoogleUser',
  'TwitterUser',
  'ASUser',
  'AndroidUser',
  'DotNetUser',
  'IOSUser',
  'JSUser',
  'RestUser',
  'ServerCodeUser',
] as const

export type SystemRole = (typeof systemRoles)[number]

export type RoleRef =
  | { readonly kind: 'system-role'; readonly name: SystemRole }
  | { readonly kind: 'custom-role'; readonly name: string }
  | { readonly kind: 'all-roles' }
