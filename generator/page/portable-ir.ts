// A policy as text that a page can carry: the IR as it is, but places keep only the file's own name, and no path where there is a line.
import type { Place } from '../diagnostic.ts'
import type { PolicyIr } from '../ir/policy-ir.ts'

/** What the page is made of: it has this as JSON and needs nothing else. */
export interface PageData {
  readonly title: string
  readonly policy: PolicyIr
}

/** JSON that can stand in a script element: no `<`, so that no name ends the element or opens a comment. */
export function printPageData(data: PageData): string {
  const text = JSON.stringify(data, (key, value: unknown) => (key === 'at' ? shorten(value as Place) : value))
  return text.replaceAll('<', '\\u003c')
}

function shorten({ file, path, ...where }: Place): Place {
  // Where the policy was on the machine that read it is nobody's business.
  return { file: file.split(/[\\/]/).pop() ?? '', ...where, path: where.line === undefined ? path : [] }
}
