// What takes longer than the bench has patience for counts as endless.

import pg from 'pg'

/** The result of some work, or `instead` if the server gave the statement up because of its time. */
export async function unlessTooSlow<T>(work: Promise<T>, instead: T): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '57014') return instead
    throw error
  }
}
