// Every rule under its code, which is the name of its file.
import type { Rule } from './rule.ts'
import { compositeKey } from './rules/composite-key.ts'
import { duplicateKey } from './rules/duplicate-key.ts'
import { duplicateRole } from './rules/duplicate-role.ts'
import { duplicateTable } from './rules/duplicate-table.ts'
import { duplicateUser } from './rules/duplicate-user.ts'
import { emptyPolicy } from './rules/empty-policy.ts'
import { hostileName } from './rules/hostile-name.ts'
import { identityNotYet } from './rules/identity-not-yet.ts'
import { impossibleProfile } from './rules/impossible-profile.ts'
import { malformedTableName } from './rules/malformed-table-name.ts'
import { malformedUserId } from './rules/malformed-user-id.ts'
import { missingKey } from './rules/missing-key.ts'
import { missingOption } from './rules/missing-option.ts'
import { nameTooLong } from './rules/name-too-long.ts'
import { onCreateWithoutAcl } from './rules/on-create-without-acl.ts'
import { operationNotAllowedHere } from './rules/operation-not-allowed-here.ts'
import { ownerPolicyWithoutOwner } from './rules/owner-policy-without-owner.ts'
import { reservedName } from './rules/reserved-name.ts'
import { roleNotAllowedHere } from './rules/role-not-allowed-here.ts'
import { twinRoles } from './rules/twin-roles.ts'
import { twinTables } from './rules/twin-tables.ts'
import { unknownOperation } from './rules/unknown-operation.ts'
import { unknownOption } from './rules/unknown-option.ts'
import { unknownRole } from './rules/unknown-role.ts'
import { unknownType } from './rules/unknown-type.ts'
import { unknownWarning } from './rules/unknown-warning.ts'
import { upsertContradiction } from './rules/upsert-contradiction.ts'
import { usersKeyWithoutTable } from './rules/users-key-without-table.ts'
import { wrongEffect } from './rules/wrong-effect.ts'
import { wrongType } from './rules/wrong-type.ts'
import { wrongValue } from './rules/wrong-value.ts'
import { wrongVersion } from './rules/wrong-version.ts'

/** A policy with one of these faults is not compiled. */
export const errorRules: Readonly<Record<string, Rule>> = {
  'composite-key': compositeKey,
  'duplicate-key': duplicateKey,
  'duplicate-role': duplicateRole,
  'duplicate-table': duplicateTable,
  'duplicate-user': duplicateUser,
  'hostile-name': hostileName,
  'identity-not-yet': identityNotYet,
  'impossible-profile': impossibleProfile,
  'malformed-table-name': malformedTableName,
  'malformed-user-id': malformedUserId,
  'missing-key': missingKey,
  'missing-option': missingOption,
  'name-too-long': nameTooLong,
  'on-create-without-acl': onCreateWithoutAcl,
  'operation-not-allowed-here': operationNotAllowedHere,
  'owner-policy-without-owner': ownerPolicyWithoutOwner,
  'reserved-name': reservedName,
  'role-not-allowed-here': roleNotAllowedHere,
  'unknown-operation': unknownOperation,
  'unknown-option': unknownOption,
  'unknown-role': unknownRole,
  'unknown-type': unknownType,
  'unknown-warning': unknownWarning,
  'upsert-contradiction': upsertContradiction,
  'users-key-without-table': usersKeyWithoutTable,
  'wrong-effect': wrongEffect,
  'wrong-type': wrongType,
  'wrong-value': wrongValue,
  'wrong-version': wrongVersion,
}

/** These leave a policy valid. */
export const warningRules: Readonly<Record<string, Rule>> = {
  'empty-policy': emptyPolicy,
  'twin-roles': twinRoles,
  'twin-tables': twinTables,
}
