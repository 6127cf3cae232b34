// What PostgreSQL says to whoever lacks a privilege or fails a policy, and the ladder with it.
// For `rejects.toMatchObject`.

export const refusal = { code: '42501' }
