// What came of a call to the permissions API, in the oracle's words. Whatever else goes wrong is a fault of the test, or of the API.

import pg from 'pg'

type Answered<T> = { readonly kind: 'done'; readonly count: T } | { readonly kind: 'not found' | 'refused' }

export async function answeredBy<T>(work: () => Promise<T>): Promise<Answered<T>> {
  try {
    return { kind: 'done', count: await work() }
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === 'P0002') return { kind: 'not found' }
    if (error instanceof pg.DatabaseError && error.code === '42501') return { kind: 'refused' }
    throw error
  }
}
