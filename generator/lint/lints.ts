// Every lint under its name, which is the name of its file.
import type { WarningName } from '../vocabulary/warning.ts'
import type { Lint } from './lint.ts'
import { lockedOutServerCode } from './lints/locked-out-server-code.ts'
import { neverDecides } from './lints/never-decides.ts'
import { openToEveryone } from './lints/open-to-everyone.ts'
import { roleWithoutEffect } from './lints/role-without-effect.ts'
import { selfEscalation } from './lints/self-escalation.ts'
import { shadowedCell } from './lints/shadowed-cell.ts'
import { unreachableGlobal } from './lints/unreachable-global.ts'
import { unusedRole } from './lints/unused-role.ts'
import { writeWithoutFind } from './lints/write-without-find.ts'

export const lints = {
  'locked-out-server-code': lockedOutServerCode,
  'never-decides': neverDecides,
  'open-to-everyone': openToEveryone,
  'role-without-effect': roleWithoutEffect,
  'self-escalation': selfEscalation,
  'shadowed-cell': shadowedCell,
  'unreachable-global': unreachableGlobal,
  'unused-role': unusedRole,
  'write-without-find': writeWithoutFind,
} as const satisfies Readonly<Partial<Record<WarningName, Lint>>>
