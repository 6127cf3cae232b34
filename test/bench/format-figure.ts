// Figures with two or three digits that mean something.

/** Milliseconds, without the unit. */
export function formatMs(ms: number): string {
  if (!Number.isFinite(ms)) return 'given up'
  if (ms >= 100) return ms.toFixed(0)
  if (ms >= 10) return ms.toFixed(1)
  return ms >= 1 ? ms.toFixed(2) : ms.toFixed(3)
}

/** How many times as much. */
export function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return 'endless'
  return `${ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)} ×`
}
