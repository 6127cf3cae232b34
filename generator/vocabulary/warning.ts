// The warnings by name. A policy may ignore each of them by name, at the place that it is about.

export const warnings = [
  'empty-policy',
  'locked-out-server-code',
  'never-decides',
  'open-to-everyone',
  'role-without-effect',
  'self-escalation',
  'shadowed-cell',
  'too-many-profiles',
  'twin-roles',
  'twin-tables',
  'unreachable-global',
  'unused-role',
  'write-without-find',
] as const

export type WarningName = (typeof warnings)[number]

/** The option with a list of such names: of the policy, of a table, and of the cells of a role, of users and of owners. */
export const ignoreOption = 'ignore'
