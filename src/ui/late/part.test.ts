import { describe, expect, it, vi } from 'vitest'
import { part } from './part'

describe('part', () => {
  it('loads once, when first needed', async () => {
    const load = vi.fn(async () => 'code')
    const late = part(load)
    expect(load).not.toHaveBeenCalled()
    expect(late.loaded()).toBeNull()
    expect(await Promise.all([late.load(), late.load()])).toEqual(['code', 'code'])
    expect(await late.load()).toBe('code')
    expect(late.loaded()).toBe('code')
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('does not keep a failure: another call tries again', async () => {
    const load = vi.fn(async () => 'code').mockRejectedValueOnce(new Error('offline'))
    const late = part(load)
    await expect(late.load()).rejects.toThrow('offline')
    expect(late.loaded()).toBeNull()
    expect(await late.load()).toBe('code')
  })
})
