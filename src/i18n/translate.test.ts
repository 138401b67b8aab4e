import { describe, expect, it } from 'vitest'
import { fill, find } from './translate'

const texts = { play: 'Play', engine: { reason: { chosen: 'Chosen' } } }

describe('find', () => {
  it('follows a dotted key to a text', () => {
    expect(find(texts, 'play')).toBe('Play')
    expect(find(texts, 'engine.reason.chosen')).toBe('Chosen')
  })
  it('has nothing for a group, a missing key, or what every object inherits', () => {
    for (const key of ['engine', 'engine.reason.lost', 'play.more', 'constructor', 'engine.toString', '']) {
      expect(find(texts, key)).toBeUndefined()
    }
    expect(find(undefined, 'play')).toBeUndefined()
  })
})

describe('fill', () => {
  it('fills every hole that has a value, as it is', () => {
    expect(fill('{{a}} and {{b}} and {{a}}', { a: 1, b: '$&' })).toBe('1 and $& and 1')
  })
  it('leaves the others visible', () => {
    expect(fill('Step {{step}}')).toBe('Step {{step}}')
    expect(fill('{{constructor}}', {})).toBe('{{constructor}}')
  })
})
