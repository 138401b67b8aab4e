import { describe, expect, it } from 'vitest'
import { search } from './search'

const methods = [
  { id: 'nash-mtl', name: 'Nash-MTL', words: 'nash-mtl Navon et al. 2022 bargaining, down the known way' },
  { id: 'mgda', name: 'MGDA', words: 'mgda Désidéri 2012, Sener and Koltun 2018 shortest mixture' },
  { id: 'uw', name: '不确定性加权', words: 'uw Kendall, Gal and Cipolla 2018; a noise of its own' },
  { id: 'formula', name: 'Your own formula', words: 'formula typed by hand' },
]

describe('search', () => {
  it('finds all methods for an empty query', () => {
    expect(search(methods, '  ')).toEqual(['nash-mtl', 'mgda', 'uw', 'formula'])
  })
  it.each([
    ['nash', ['nash-mtl']],
    ['NashMTL', ['nash-mtl']],
    ['desideri', ['mgda']],
    ['2018', ['mgda', 'uw']],
    ['2018 koltun', ['mgda']],
    ['不确定', ['uw']],
    // The name first, then a word, then a part of one.
    ['own', ['formula', 'uw', 'nash-mtl']],
    ['formula own', ['formula']],
    ['加权', ['uw']],
    ['nothing of the kind', []],
  ])('finds %s', (query, ids) => {
    expect(search(methods, query)).toEqual(ids)
  })
})
