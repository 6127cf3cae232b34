// Whatever stands on whatever in the page can be read: WCAG AA, light and dark, text 4.5 to 1, signs and edges of controls 3 to 1.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../generator/package-root.ts'

const css = readFileSync(join(packageRoot, 'generator/page/app/page.css'), 'utf8')

function colours(scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const text = scheme === 'light' ? css : css.slice(css.indexOf('prefers-color-scheme: dark'))
  const block = /:root \{([^}]*)\}/.exec(text)?.[1] ?? ''
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['paper', 'panel', 'accent-tint']
const text = [
  ...['ink', 'soft', 'grant', 'deny'].flatMap((front) => grounds.map((back) => [front, back])),
  ...['ink', 'grant'].map((front) => [front, 'grant-tint']),
  ...['ink', 'deny'].map((front) => [front, 'deny-tint']),
  ...['accent', 'grant', 'deny'].map((back) => ['on-solid', back]),
]
const signs = [
  ...['control', 'accent', 'soft'].flatMap((front) => ['paper', 'panel'].map((back) => [front, back])),
  ['accent', 'accent-tint'],
  ['control', 'accent-tint'],
]

it.each(['light', 'dark'] as const)('%s', (scheme) => {
  const of = colours(scheme)
  const named = (name: string) => of.get(name) ?? expect.fail(`no colour ${name}`)
  const poor = (pairs: readonly (readonly string[])[], least: number) =>
    pairs
      .map(([front = '', back = '']) => ({ front, back, ratio: contrast(named(front), named(back)) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ front, back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`)
  expect(poor(text, 4.5)).toEqual([])
  expect(poor(signs, 3)).toEqual([])
})

it('knows black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

it('has every colour in both schemes, and none anywhere else', () => {
  const [light, dark] = [colours('light'), colours('dark')]
  expect([...dark.keys()]).toEqual([...light.keys()])
  expect(css.match(/#[0-9a-f]{3,8}\b/g)).toHaveLength(light.size + dark.size)
})
