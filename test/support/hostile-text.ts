// Text that tries to be more than a name: whatever ends a quote, a comment, a line or a block, among letters of all scripts.

import fc from 'fast-check'

const fragments = [
  ...["'", "''", '"', '""', '\\', '\\\\', "\\'", '--', '-- x', '/*', '*/', ';', '\n', '\r\n', '\t', '\u2028'],
  ...[
    '$',
    '$$',
    '$do$',
    '$do1$',
    '$do',
    'do$',
    '%',
    '%s',
    '%I',
    ':',
    ':name',
    '{{',
    '}}',
    '{{{key}}}',
    '&',
    '<',
    '\u0000',
  ],
  ...[
    'é',
    'e\u0301',
    '\u{1f512}',
    '\u202e',
    '\ufeff',
    '_',
    '__',
    'a',
    'A',
    '0',
    ' ',
    'select',
    'public',
    'none',
    'null',
  ],
]

/** Any text that PostgreSQL can hold: no NUL, no half of a surrogate pair. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fragments) }, fc.string({ unit: 'binary', maxLength: 4 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join('').replaceAll('\u0000', ''))

/** The same, as a name: not empty, and no longer than PostgreSQL's longest. */
export const hostileName: fc.Arbitrary<string> = hostileText.map((text) => cutToBytes(text, 63) || 'x')

function cutToBytes(text: string, limit: number): string {
  let cut = ''
  for (const character of text) {
    if (Buffer.byteLength(cut + character) > limit) break
    cut += character
  }
  return cut
}
