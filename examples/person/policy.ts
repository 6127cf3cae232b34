// Bobby may edit people's records. Or may he not, on his phone? Two tables with opposite answers to "which of a
// request's two system roles is denied?", and one answer to both: a DENY at step 5 beats a GRANT at step 5.
import { definePolicy } from 'pgladder'

// One voice that says GRANT is enough at a table, so everybody reads. `'*'` stands for all roles.
const everybodyReads = { '*': { FIND: 'GRANT' } } as const
// A custom role is asked at step 3, before any system role: an administrator edits from any client.
const administratorsEdit = { Admin: { UPDATE: 'GRANT' } } as const

export default definePolicy({
  pgladder: 1,
  users: { type: 'text' },
  roles: ['Admin'],
  roleSource: 'session', // the application says which custom roles its user has
  globalDefault: 'DENY', // what nobody grants below is refused
  tables: {
    'public.person': {
      key: { column: 'id', type: 'text' },
      objectAcl: 'none',
      roles: {
        ...everybodyReads,
        ...administratorsEdit,
        AuthenticatedUser: { UPDATE: 'GRANT' },
        AndroidUser: { UPDATE: 'DENY' },
      },
    },
    // The same, swapped. Take care: the grant now goes to everybody on Android, logged in or not.
    'public.person_swapped': {
      key: { column: 'id', type: 'text' },
      objectAcl: 'none',
      ignore: ['open-to-everyone'], // `pgladder check` warns of it
      roles: {
        ...everybodyReads,
        ...administratorsEdit,
        AuthenticatedUser: { UPDATE: 'DENY' },
        AndroidUser: { UPDATE: 'GRANT' },
      },
    },
  },
})
