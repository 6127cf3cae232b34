// Whether PostgreSQL's own client is installed here; it comes with no npm package.

import { spawnSync } from 'node:child_process'

export const hasPsql = spawnSync('psql', ['--version']).status === 0
