// The only escaping, judged by PostgreSQL's own parser: what was put in comes out again, and nothing beside it.
import fc from 'fast-check'
import { loadModule, parseSync } from 'libpg-query'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  doBlock,
  dollarQuote,
  identifier,
  literal,
  literalOrNull,
  qualified,
  regclass,
  textArray,
} from '../../generator/render/quote.ts'
import { reservedWords } from '../../generator/vocabulary/reserved-words.ts'
import { hostileName, hostileText } from '../support/hostile-text.ts'

beforeAll(() => loadModule())

/** The one statement of a text, as PostgreSQL reads it. */
function statementOf(text: string): unknown {
  const { stmts = [] } = parseSync(text)
  expect(stmts).toHaveLength(1)
  return stmts[0]?.stmt
}

const constant = (text: string) => ({ A_Const: { sval: text === '' ? {} : { sval: text } } })
const runs = { numRuns: 1500 }

describe('an identifier', () => {
  it('is read back as it was, in every place a name stands', () => {
    const property = fc.property(hostileName, hostileName, (one, other) => {
      expect(statementOf(`select ${identifier(one)}.${identifier(other)} from ${qualified(other, one)}`)).toMatchObject(
        {
          SelectStmt: {
            targetList: [
              {
                ResTarget: { val: { ColumnRef: { fields: [{ String: { sval: one } }, { String: { sval: other } }] } } },
              },
            ],
            fromClause: [{ RangeVar: { schemaname: other, relname: one } }],
          },
        },
      )
      expect(
        statementOf(`create policy ${identifier(one)} on t to ${identifier(`role ${other}`.slice(0, 20))}`),
      ).toMatchObject({
        CreatePolicyStmt: { policy_name: one },
      })
    })
    fc.assert(property, runs)
  })

  it('stands without quotes only where PostgreSQL reads it unchanged so', () => {
    expect(identifier('orders')).toBe('orders')
    expect(identifier('_x1')).toBe('_x1')
    for (const name of ['Orders', 'order', '1st', 'a b', '', 'é', 'a$b', 'user'])
      expect(identifier(name)).toMatch(/^".*"$/)
    expect(identifier('a"b""c')).toBe('"a""b""""c"')
  })

  it('is read back as a name, however reserved the word', () => {
    for (const word of reservedWords) {
      const text = `select ${identifier(word)} as ${identifier(word)} from ${identifier(word)}`
      expect(statementOf(text)).toMatchObject({
        SelectStmt: {
          targetList: [{ ResTarget: { name: word, val: { ColumnRef: { fields: [{ String: { sval: word } }] } } } }],
          fromClause: [{ RangeVar: { relname: word } }],
        },
      })
    }
  })
})

describe('a literal', () => {
  it('is read back as it was', () => {
    const property = fc.property(hostileText, (text) => {
      expect(statementOf(`select ${literal(text)}`)).toMatchObject({
        SelectStmt: { targetList: [{ ResTarget: { val: constant(text) } }] },
      })
    })
    fc.assert(property, runs)
  })

  it('with a backslash says that it has escapes, so that no setting changes what it means', () => {
    expect(literal("it's")).toBe("'it''s'")
    expect(literal('a\\b')).toBe("E'a\\\\b'")
    expect(literal("\\'; drop table t; --")).toBe("E'\\\\''; drop table t; --'")
  })

  it('or null keeps an empty text and nothing apart', () => {
    expect(literalOrNull('')).toBe("''")
    expect(literalOrNull('null')).toBe("'null'")
    expect(literalOrNull(null)).toBe('null')
  })

  it('of a relation names it, quoted within quotes', () => {
    const property = fc.property(hostileName, hostileName, (schema, name) => {
      const statement = statementOf(`select ${regclass({ schema, name })}`)
      expect(statement).toMatchObject({
        SelectStmt: { targetList: [{ ResTarget: { val: { TypeCast: { arg: constant(qualified(schema, name)) } } } }] },
      })
    })
    fc.assert(property, runs)
  })

  it('in an array stays one element', () => {
    const property = fc.property(fc.array(hostileText, { maxLength: 4 }), (texts) => {
      const elements = texts.map(constant)
      const array = elements.length === 0 ? {} : { elements }
      expect(statementOf(`select ${textArray(texts)}`)).toMatchObject({
        SelectStmt: { targetList: [{ ResTarget: { val: { TypeCast: { arg: { A_ArrayExpr: array } } } } }] },
      })
    })
    fc.assert(property, runs)
  })
})

describe('a body between dollar tags', () => {
  it('is read back as it was, whatever tags stand in it', () => {
    const property = fc.property(hostileText, (text) => {
      const body = [{ DefElem: { defname: 'as', arg: { String: { sval: `\n${text}\n` } } } }]
      expect(statementOf(`do ${dollarQuote(text)}`)).toMatchObject({ DoStmt: { args: body } })
      expect(statementOf(doBlock(text))).toMatchObject({ DoStmt: { args: body } })
    })
    fc.assert(property, runs)
  })

  it('takes the first tag that is free', () => {
    expect(dollarQuote('x')).toBe('$do$\nx\n$do$')
    expect(dollarQuote('$do$ $do1$')).toBe('$do2$\n$do$ $do1$\n$do2$')
  })
})
