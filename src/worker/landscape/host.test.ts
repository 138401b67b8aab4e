import { describe, expect, it } from 'vitest'
import { pathKey } from '../../core/landscapes/pathKey'
import { createPath } from '../../core/landscapes/paths'
import { type LandscapeSetup, usualSetup } from '../../core/landscapes/setup'
import type { Clock } from '../clock'
import { startLandscapeHost } from './host'
import type { LandscapeCommand, LandscapeEvent, PathNews } from './protocol'

const bounds = { x1: [-4, 5], x2: [-4, 5] } as const
const short: LandscapeSetup = { ...usualSetup('bowls'), steps: 3000 }

/** A host whose time passes by one millisecond each time it is read, and whose callbacks run when told. */
function hosted() {
  const events: LandscapeEvent[] = []
  const waiting: (() => void)[] = []
  let time = 0
  const clock: Clock = {
    now: () => time++,
    after: (_, callback) => {
      waiting.push(callback)
      return () => void waiting.splice(waiting.indexOf(callback), 1)
    },
  }
  const obey: (command: LandscapeCommand) => void = startLandscapeHost((event) => events.push(event), clock)
  return { events, waiting, obey, turn: () => waiting.shift()?.() }
}

const newsIn = (events: readonly LandscapeEvent[]): readonly PathNews[] =>
  events.flatMap((event) => (event.type === 'paths' ? event.paths : []))

function finish({ waiting, turn }: ReturnType<typeof hosted>): void {
  for (let k = 0; waiting.length > 0 && k < 100_000; k++) turn()
}

describe('the worker of the landscapes', () => {
  it('sends the paths of core, with the step at which each reaches the front', () => {
    const host = hosted()
    host.obey({ type: 'show', request: 1, setup: short, bounds })
    finish(host)
    const last = new Map(newsIn(host.events).map((news) => [news.key, news]))
    expect(last.size).toBe(short.starts.length * short.methods.length)
    for (const start of short.starts) {
      for (const method of short.methods) {
        const path = createPath(short, method, start)
        path.advance(short.steps)
        const news = last.get(pathKey(short, method, start))
        expect(news?.done).toBe(short.steps)
        expect(news?.kept.positions).toEqual(path.kept.positions.slice(0, 2 * path.kept.count))
        expect(news?.end).toBe('front')
        expect(news?.arrival).toBeGreaterThan(0)
      }
    }
    const progress = host.events.flatMap((event) => (event.type === 'paths' ? [event.done / event.all] : []))
    expect(progress.at(-1)).toBe(1)
  })

  it('shows something of every path before it finishes one', () => {
    const host = hosted()
    host.obey({ type: 'show', request: 1, setup: { ...short, steps: 100_000 }, bounds })
    while (newsIn(host.events).length === 0) host.turn()
    const first = newsIn(host.events)
    expect(first).toHaveLength(short.starts.length * short.methods.length)
    expect(Math.max(...first.map(({ done }) => done))).toBeLessThan(100_000)
  })

  it('goes on with what two set-ups have in common, and sends only what has grown', () => {
    const host = hosted()
    host.obey({ type: 'show', request: 1, setup: short, bounds })
    finish(host)
    host.events.length = 0
    const moved: LandscapeSetup = { ...short, starts: [[3, 3], ...short.starts.slice(1)] }
    host.obey({ type: 'show', request: 2, setup: moved, bounds })
    finish(host)
    const keys = new Set(newsIn(host.events).map(({ key }) => key))
    expect(keys).toEqual(new Set(short.methods.map((method) => pathKey(moved, method, [3, 3]))))
    // The landscape is the same, so it is not drawn again.
    expect(host.events.some(({ type }) => type === 'picture')).toBe(false)
  })

  it('rests, and drops what a newer set-up replaces', () => {
    const host = hosted()
    host.obey({ type: 'show', request: 1, setup: { ...short, steps: 100_000 }, bounds })
    host.obey({ type: 'show', request: 2, setup: short, bounds })
    expect(host.waiting).toHaveLength(1)
    host.obey({ type: 'rest' })
    expect(host.waiting).toHaveLength(0)
  })

  it('has no picture and refused paths where a formula cannot be read', () => {
    const host = hosted()
    const broken: LandscapeSetup = { ...usualSetup('formulas'), formulas: ['x +', 'y'] }
    host.obey({ type: 'show', request: 1, setup: broken, bounds })
    finish(host)
    expect(host.events.map(({ type }) => type)).toEqual(['paths'])
    expect(newsIn(host.events).every(({ stopped }) => stopped?.reason === 'formula')).toBe(true)
  })

  it('draws a landscape again after one that has no picture', () => {
    const host = hosted()
    const formulas = ['x +', 'y'] as const
    const drawn: LandscapeSetup = { ...short, formulas }
    for (const setup of [drawn, { ...usualSetup('formulas'), formulas }, drawn]) {
      host.obey({ type: 'show', request: 1, setup, bounds })
      finish(host)
    }
    expect(host.events.filter(({ type }) => type === 'picture')).toHaveLength(2)
  })
})
