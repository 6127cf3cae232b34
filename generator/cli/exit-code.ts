// How a command ends.

/** 0: fine; 1: the policy or the database has errors; 2: wrong usage, or a file that cannot be read or parsed. */
export type ExitCode = 0 | 1 | 2
