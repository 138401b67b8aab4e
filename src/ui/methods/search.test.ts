import { describe, expect, it } from 'vitest'
import { search } from './search'

const methods = [
  { id: 'nash-mtl', words: 'Nash-MTL nash-mtl Navon et al. 2022 bargaining' },
  { id: 'mgda', words: 'MGDA mgda Désidéri 2012, Sener and Koltun 2018 shortest mixture' },
  { id: 'uw', words: '不确定性加权 uw Kendall, Gal and Cipolla 2018' },
]

describe('search', () => {
  it('answers all for an empty query', () => {
    expect(search(methods, '  ')).toEqual(['nash-mtl', 'mgda', 'uw'])
  })
  it.each([
    ['nash', ['nash-mtl']],
    ['NashMTL', ['nash-mtl']],
    ['desideri', ['mgda']],
    ['2018', ['mgda', 'uw']],
    ['2018 koltun', ['mgda']],
    ['不确定', ['uw']],
    ['nothing of the kind', []],
  ])('finds %s', (query, ids) => {
    expect(search(methods, query)).toEqual(ids)
  })
})
