// Types that a key or a user's id may have: those with one canonical text form and an equality that is a btree's.

export const idTypes = ['uuid', 'text', 'character varying', 'smallint', 'integer', 'bigint'] as const

export type IdType = (typeof idTypes)[number]
