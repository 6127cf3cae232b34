// What the page was made with: the JSON that stands in it.
import type { PageData } from '../portable-ir.ts'

export function readPageData(): PageData {
  return JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData
}
