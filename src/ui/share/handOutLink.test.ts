import { expect, test } from 'vitest'
import { readLock } from '../../core/config/lock'
import { handOutLink } from './handOutLink'

const open = { free: null, hidesAnswers: false, waits: false }

test('a plain link has no query', () => {
  expect(handOutLink('https://x.org/p/?lock=&play=0&answers=0#1', '1ab', open)).toBe('https://x.org/p/#1ab')
})

test('the query says what is free, hidden and waiting, and keeps the rest', () => {
  const link = handOutLink('https://x.org/?engine=cpu', '1', {
    free: ['weights', 'rate'],
    hidesAnswers: true,
    waits: true,
  })
  expect(link).toBe('https://x.org/?engine=cpu&answers=0&play=0&lock=weights,rate#1')
  expect(readLock(new URL(link).searchParams.get('lock'))?.free).toEqual(['weights', 'rate'])
})

test('a lock that frees nothing is still a lock', () => {
  const link = handOutLink('https://x.org/', '1', { ...open, free: [] })
  expect(readLock(new URL(link).searchParams.get('lock'))).toEqual({ free: [], unknown: [] })
})
