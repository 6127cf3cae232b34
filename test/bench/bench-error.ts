// What keeps the benchmark from running, for the person who started it: one line, no stack.

export class BenchError extends Error {
  override readonly name = 'BenchError'
}
