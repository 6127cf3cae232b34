// What becomes of an error that a call of the ladder ends with, told by its shape alone.

import { describe, expect, it } from 'vitest'
import { AccessError, NotFoundError, PermissionDeniedError } from '../../access/access-error.ts'
import { explainCall } from '../../access/explain-call.ts'

const fromServer = (code: string, rest: object = {}) =>
  Object.assign(new Error('the server said no'), { code, ...rest })

describe('the error of a call', () => {
  it.each([
    ['42501', PermissionDeniedError],
    ['P0002', NotFoundError],
    ['22023', AccessError],
    ['55000', AccessError],
    ['42P01', AccessError],
  ])('with SQLSTATE %s has a name, the hint and the cause', (code, type) => {
    const cause = fromServer(code, { hint: 'do this' })
    const error = explainCall(cause)
    expect(error).toBeInstanceOf(type)
    expect(error).toMatchObject({
      name: type.name,
      code,
      help: 'do this',
      message: 'the server said no\n  help: do this',
      detail: undefined,
      cause,
    })
  })

  it.each(['40001', '40P01', '55P03'])('%s says to run the request again, whatever the hint', (code) => {
    const error = explainCall(fromServer(code, { hint: 'See server log for query details.' }))
    expect(error).toMatchObject({ name: 'AccessError', code, help: expect.stringContaining('run the request again') })
  })

  it.each([
    ['{"objects":["a"]}', { objects: ['a'] }],
    ['Key (id)=(5) is there already.', 'Key (id)=(5) is there already.'],
    ['', ''],
  ])('keeps the detail %s', (detail, kept) => {
    for (const code of ['42501', 'P0002', '22023', '40001'])
      expect(explainCall(fromServer(code, { detail }))).toMatchObject({ code, detail: kept })
  })

  it.each([
    ['of a lost connection', fromServer('08006')],
    ['of a server that shuts down', fromServer('57P01')],
    ['of a timeout', fromServer('57014')],
    ['of a session that ended', fromServer('25P03')],
    ['of a full disk', fromServer('53100')],
    ['of a fault within the server', fromServer('XX000')],
    ['of a socket', fromServer('ECONNRESET')],
    ['of a socket, though its code has five letters', fromServer('EPIPE', { errno: -32, syscall: 'write' })],
    ['of the application', new Error('half-way')],
    ['that is none', 'thrown'],
    ['that was explained', new PermissionDeniedError('no', { code: '42501' })],
  ])('%s stays as it is', (_claim, error) => {
    expect(explainCall(error)).toBe(error)
  })
})
