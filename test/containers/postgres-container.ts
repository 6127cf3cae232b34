// A throw-away PostgreSQL in a container, with the settings of the embedded one.

import pg from 'pg'
import { GenericContainer, Wait } from 'testcontainers'
import { throwAwaySettings } from '../support/embedded-postgres.ts'

export interface PostgresContainer {
  /** Connection string of the superuser, database `postgres`. */
  readonly superuserUrl: string
  /** What the server says of itself. */
  readonly version: string
  /** pgTAP as the server has it, as SQL; null: it has none. */
  readonly pgtap: string | null
  stop(): Promise<void>
}

// The reaper is one image more, and the container is stopped below.
process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true'

/** Starts it and waits until it answers. */
export async function startPostgresContainer(image: string): Promise<PostgresContainer> {
  const container = await new GenericContainer(image)
    .withEnvironment({
      POSTGRES_HOST_AUTH_METHOD: 'trust',
      POSTGRES_INITDB_ARGS: '--encoding=UTF8 --locale=C --no-sync',
    })
    .withCommand(['postgres', ...throwAwaySettings.flatMap((setting) => ['-c', setting])])
    .withExposedPorts(5432)
    .withSharedMemorySize(256 * 1024 * 1024)
    // The official image has a server without TCP before the real one.
    .withHealthCheck({
      test: ['CMD-SHELL', 'pg_isready -h 127.0.0.1 -U postgres'],
      interval: 500,
      timeout: 5000,
      retries: 120,
      startPeriod: 0,
    })
    .withWaitStrategy(Wait.forHealthCheck())
    .start()
  const superuserUrl = `postgresql://postgres@${container.getHost()}:${container.getMappedPort(5432)}/postgres`
  const stop = async () => void (await container.stop())
  try {
    return { superuserUrl, ...(await askServer(superuserUrl)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function askServer(url: string): Promise<Pick<PostgresContainer, 'version' | 'pgtap'>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const server = await client.query<{ version: string }>(
      `select 'PostgreSQL ' || current_setting('server_version') as version`,
    )
    const newest = await client.query<{ text: string }>(
      `select pg_read_file(folder || '/' || name) as text
       from (select setting || '/extension' as folder from pg_config where name = 'SHAREDIR') as s cross join pg_ls_dir(folder) as name
       where name ~ '^pgtap--[0-9.]+[.]sql$'
       order by string_to_array(substring(name from '[0-9]+(?:[.][0-9]+)*'), '.')::integer[] desc
       limit 1`,
    )
    return { version: server.rows[0]?.version ?? '', pgtap: newest.rows[0]?.text ?? null }
  } finally {
    await client.end()
  }
}
