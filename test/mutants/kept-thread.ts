// A pool of vitest with one thread that outlives its runs: the modules of the compiler are loaded once, and a run costs little
// more than its tests.

import { EventEmitter } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PoolRunnerInitializer, PoolWorker } from 'vitest/node'

export interface KeptThread {
  readonly pool: PoolRunnerInitializer
  /** Ends the thread. */
  end(): Promise<void>
}

export function keepThread(environment: NodeJS.ProcessEnv): KeptThread {
  let thread: Worker | undefined
  const events = new EventEmitter()
  events.setMaxListeners(0)

  const open = (execArgv: readonly string[]): Worker => {
    const opened = new Worker(new URL('./kept-thread.mjs', import.meta.url), {
      env: environment,
      execArgv: [...execArgv],
      stdout: true,
      stderr: true,
    })
    for (const event of ['message', 'error', 'exit']) opened.on(event, (value) => events.emit(event, value))
    opened.stdout.resume()
    opened.stderr.resume()
    return opened
  }

  const answer = (type: 'started' | 'stopped') => {
    setImmediate(() => events.emit('message', { type, __vitest_worker_response__: true }))
  }

  const makeWorker = (execArgv: readonly string[]): PoolWorker => ({
    name: 'kept',
    on: (event, callback) => void events.on(event, callback),
    off: (event, callback) => void events.off(event, callback),
    send(message) {
      const { type, __vitest_worker_request__: isRequest } = message as {
        readonly type?: string
        readonly __vitest_worker_request__?: boolean
      }
      if (isRequest && type === 'stop') return answer('stopped')
      if (isRequest && type === 'start') {
        if (thread !== undefined) return answer('started')
        thread = open(execArgv)
      }
      thread?.postMessage(message)
    },
    deserialize: (data) => data,
    async start() {},
    async stop() {},
  })

  return {
    pool: { name: 'kept', createPoolWorker: ({ execArgv }) => makeWorker(execArgv) },
    async end() {
      await thread?.terminate()
      thread = undefined
    },
  }
}
