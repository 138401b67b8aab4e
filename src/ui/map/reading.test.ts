import { expect, it } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import type { CellNumbers } from '../../core/maps/measures'
import { usualMap } from '../../core/maps/readyMade'
import { map as en } from '../../i18n/en/map'
import { fill, find } from '../../i18n/translate'
import { map as zh } from '../../i18n/zh-CN/map'
import { formatInteger, formatSignificant } from '../text/format'
import { sentenceOn } from './reading'

const setup = { ...usualMap({ config: defaultConfig, edits: [] }), seeds: [1, 2, 3, 4] }
const numbers: CellNumbers = {
  state: 'known',
  values: [Number.NaN, 0.5, 0.5, Number.NaN],
  mean: 0.5,
  deviation: 0.01,
  known: 2,
  diverged: [3, null, null, 1000],
  engines: [['cpu'], ['cpu'], ['cpu'], ['cpu']],
}

function sentence(language: 'en' | 'zh-CN', patch: Partial<CellNumbers> = {}): string {
  const texts = language === 'en' ? en : zh
  const maybe = (key: string, values?: Record<string, string | number>) => fill(find(texts, key) ?? key, values)
  return sentenceOn('P', { ...numbers, ...patch }, setup, Object.assign(maybe, { maybe }), {
    integer: (value) => formatInteger(language, value),
    significant: (value, digits) => formatSignificant(language, value, digits),
  })
}

it('reads a cell as one sentence, without a full stop before it goes on', () => {
  expect(sentence('en')).toBe(
    'P: 0.5; ± 0.01 over 2 seeds; 2 of 4 seeds have this number; Seed 1: diverged at step 3; Seed 4: diverged at step 1,000',
  )
  expect(sentence('zh-CN')).toBe(
    'P：0.5；± 0.01（2 个种子）；4 个种子中 2 个有这个数值；种子 1：在第 3 步发散；种子 4：在第 1,000 步发散',
  )
  expect(sentence('en', { state: 'refused', mean: Number.NaN })).toBe('P: –; these values do not fit together')
})
