// Times seen by the application: its own work, the driver's, the loopback's and the server's.

/** Milliseconds until a promise is settled. */
export async function timeInClient(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
