import { describe, expect, it } from 'vitest'
import { place } from './place'

const screen = { width: 400, height: 300 }
const panel = { width: 120, height: 80 }

describe('place', () => {
  it('stands below its trigger, aligned towards the middle of the window', () => {
    expect(place({ left: 20, top: 10, width: 40, height: 20 }, panel, screen, 'below')).toEqual({ left: 20, top: 36 })
    expect(place({ left: 340, top: 10, width: 40, height: 20 }, panel, screen, 'below')).toEqual({ left: 260, top: 36 })
  })
  it('goes above where there is no room below', () => {
    expect(place({ left: 20, top: 270, width: 40, height: 20 }, panel, screen, 'below').top).toBe(270 - 6 - 80)
  })
  it('stands beside where there is room, below where there is none', () => {
    expect(place({ left: 20, top: 100, width: 40, height: 20 }, panel, screen, 'beside')).toEqual({ left: 68, top: 70 })
    expect(place({ left: 340, top: 100, width: 40, height: 20 }, panel, screen, 'beside').top).toBe(126)
  })
  it('stays inside a window that is too small', () => {
    const spot = place({ left: 0, top: 0, width: 10, height: 10 }, { width: 900, height: 900 }, screen, 'below')
    expect(spot).toEqual({ left: 8, top: 8 })
  })
})
