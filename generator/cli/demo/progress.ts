// One line that says what is being waited for, on a terminal only; in a pipe nothing at all is written.

export interface Progress {
  /** Replaces the line. */
  show(text: string): void
  /** Takes the line away, before anything else is printed. */
  clear(): void
}

/** Progress on a stream, which is standard error where results go to standard output. */
export function createProgress(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): Progress {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  const clear = () => void stream.write('\r\u001b[2K')
  return {
    show(text) {
      clear()
      stream.write(text)
    },
    clear,
  }
}
