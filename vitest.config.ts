// Four projects: `unit` needs nothing, `page` needs a Chromium and is skipped without, `database` needs a PostgreSQL and starts one,
// `field` needs one and what stands around it (PgBouncer, pg_dump), and says what it skips.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'page',
          include: ['test/page/**/*.test.ts'],
          globalSetup: ['test/support/page-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['test/{database,oracle,property}/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'field',
          include: ['test/field/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts', 'test/support/field-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
