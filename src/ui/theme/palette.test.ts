import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LANE_COLORS, laneColor } from './laneColor'
import { paintClass, paintSigned } from './pictureColor'
import { parseHex, type Rgb, TASK_COLORS, taskColor, taskColorIndex } from './taskColor'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** Variables of a theme: those of `:root`, overridden by the theme's own blocks. */
function tokens(theme: 'light' | 'dark'): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, selector, body] of css.matchAll(/(:root|\[data-theme="dark"\])\s*\{([^}]*)\}/g)) {
    if (selector !== ':root' && theme === 'light') continue
    for (const [, name, value] of body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)) found.set(name, value)
  }
  return found
}

const linear = (byte: number) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4)
const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(parseHex(a)), luminance(parseHex(b))]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const SIGHT = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
}
/** Oklab of a colour as seen with this sight. */
function seen(hex: string, sight: readonly number[]): number[] {
  const rgb = parseHex(hex).map(linear)
  const [r, g, b] = [0, 3, 6].map((row) =>
    Math.max(0, sight[row] * rgb[0] + sight[row + 1] * rgb[1] + sight[row + 2] * rgb[2]),
  )
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
const distance = (a: string, b: string, sight: readonly number[]) =>
  Math.hypot(...seen(a, sight).map((value, i) => value - seen(b, sight)[i]))

const numbers = Array.from({ length: TASK_COLORS }, (_, i) => i + 1)
const lanes = Array.from({ length: LANE_COLORS }, (_, i) => i + 1)

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const token = tokens(theme)
  const color = (name: string) => token.get(name)!
  const grounds = ['--surface', '--bg', '--sunken'].map(color)

  it('has readable text on every background (4.5 : 1)', () => {
    const inks = [
      '--ink',
      '--ink-2',
      '--ink-3',
      '--warn',
      '--danger',
      ...numbers.map((n) => `--t${n}-ink`),
      ...lanes.map((n) => `--l${n}-ink`),
    ]
    for (const ink of inks) {
      for (const ground of grounds) expect(contrast(color(ink), ground), `${ink} on ${ground}`).toBeGreaterThan(4.5)
    }
    expect(contrast(color('--accent-ink'), color('--accent-soft'))).toBeGreaterThan(4.5)
    expect(contrast(color('--on-accent'), color('--accent'))).toBeGreaterThan(4.5)
  })

  it('has visible lines and controls (3 : 1)', () => {
    for (const name of ['--control', '--accent', ...numbers.map((n) => `--t${n}`), ...lanes.map((n) => `--l${n}`)]) {
      expect(contrast(color(name), color('--surface')), name).toBeGreaterThanOrEqual(3)
    }
  })

  it.each(Object.entries(SIGHT))('tells any two task colours apart with %s sight', (_, sight) => {
    for (const a of numbers) {
      for (const b of numbers.slice(0, a - 1)) {
        expect(distance(color(`--t${a}`), color(`--t${b}`), sight), `t${a} and t${b}`).toBeGreaterThan(0.04)
      }
    }
  })

  it.each(Object.entries(SIGHT))('tells any two lane colours apart with %s sight', (_, sight) => {
    for (const a of lanes) {
      for (const b of lanes.slice(0, a - 1)) {
        expect(distance(color(`--l${a}`), color(`--l${b}`), sight), `l${a} and l${b}`).toBeGreaterThan(0.08)
      }
    }
  })
})

describe('task colours', () => {
  it('follow the id and start over after the last', () => {
    expect([taskColor('t1'), taskColor('t12'), taskColor('t13')]).toEqual(['var(--t1)', 'var(--t12)', 'var(--t1)'])
    expect(taskColorIndex('strange')).toBe(1)
  })
})

describe('lane colours', () => {
  it('follow the id and start over after the last', () => {
    expect(['a', 'l', 'm', 'aa'].map(laneColor)).toEqual(['var(--l1)', 'var(--l12)', 'var(--l1)', 'var(--l3)'])
  })
})

describe('pictures', () => {
  const colors = { task: [200, 0, 0], grey: [0, 0, 100], surface: [250, 250, 250] } as const
  const cell = (v: number) => {
    const pixel = new Uint8ClampedArray(4)
    paintSigned(pixel, 0, v, colors)
    return [...pixel]
  }
  it('go from grey over the surface to the task colour', () => {
    expect(cell(0)).toEqual([250, 250, 250, 255])
    expect(cell(Number.NaN)).toEqual([250, 250, 250, 255])
    expect(cell(1)).toEqual([209, 45, 45, 255])
    expect(cell(5)).toEqual(cell(1))
    expect(cell(-1)[2]).toBeGreaterThan(cell(-1)[0])
  })
  it('show different classes, and certainty and doubt, differently', () => {
    const classCell = (k: number, classes: number, certainty = 1) => {
      const pixel = new Uint8ClampedArray(4)
      paintClass(pixel, 0, k, classes, certainty, colors)
      return [...pixel]
    }
    expect(classCell(0, 3)).toEqual(cell(-1))
    expect(classCell(2, 3)).toEqual(cell(1))
    expect(classCell(1, 3, 0)).toEqual(cell(0))
    expect(classCell(Number.NaN, 3)).toEqual(cell(0))
    for (const classes of [3, 4, 5]) {
      for (let k = 1; k < classes; k++) {
        const [a, b] = [classCell(k - 1, classes), classCell(k, classes)]
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(60)
      }
    }
  })
})
