import { beforeAll, expect, test } from 'vitest'
import { baselines, lineUps } from '../../core/comparison/lineUps'
import type { Comparison, Lane, LaneChange } from '../../core/comparison/types'
import { defaultConfig } from '../../core/config/defaults'
import type { Namespace, TextKey, TextValues } from '../../i18n/keys'
import type { Language } from '../../i18n/languages'
import { showLate, speak, textAt } from '../../i18n/setup'
import type { Text } from '../hooks/useText'
import { laneNames, shortName, type Words } from './laneNames'

const base = { config: defaultConfig, edits: [] }
const lane = (id: string, changes: readonly LaneChange[], more: Partial<Lane> = {}): Lane => ({
  id,
  name: '',
  changes,
  only: null,
  seeds: null,
  ...more,
})
const comparison = (lanes: readonly Lane[]): Comparison => ({
  base,
  lanes,
  seeds: [1],
  fork: 0,
  steps: 0,
  threshold: 0.9,
})

function textOf<N extends Namespace>(language: Language, namespace: N): Text<N> {
  const maybe = (key: string, values?: TextValues) => textAt(language, namespace, key, values)
  return Object.assign((key: TextKey<N>, values?: TextValues) => maybe(key, values) ?? key, { maybe })
}

const wordsOf = (language: Language): Words => ({
  compare: textOf(language, 'compare'),
  methods: textOf(language, 'methods'),
  optimizers: textOf(language, 'optimizers'),
  schedules: textOf(language, 'schedules'),
  activations: textOf(language, 'activations'),
  taskName: (id) => ({ t1: 'Circles', t2: 'Checkers' })[id] ?? id,
  number: String,
})

beforeAll(async () => {
  Object.assign(globalThis, { document: { documentElement: { lang: '' } } })
  await showLate('comparing')
  await showLate('methods')
  await showLate('parts')
  for (const language of ['zh-CN', 'en'] as const) await speak(language)
})

const named = (lanes: readonly Lane[], language: Language = 'en') => laneNames(comparison(lanes), wordsOf(language))

test('a lane is named after what it changes', () => {
  const cagrad = { id: 'cagrad', options: { c: 0.7 }, modifiers: [{ id: 'smooth', options: {} }] }
  expect(
    named([
      lane('a', []),
      lane('b', [{ field: 'training.learningRate', value: 0.03 }]),
      lane('c', [{ field: 'weighting', value: cagrad }]),
      lane('d', [
        { field: 'weighting', value: { ...cagrad, options: {}, modifiers: [] } },
        { field: 'training.l2', value: 0 },
      ]),
      lane('e', [], { only: 't1' }),
      lane('f', [
        { field: 'tasks.t2.weight', value: 3 },
        { field: 'network.trunk', value: [16, 8] },
      ]),
      lane('g', [{ field: 'training.optimizer.id', value: 'sgd' }], { seeds: [1, 2] }),
      lane('h', [{ field: 'network.dropout', value: 0.2 }], { name: 'Mine' }),
    ]),
  ).toEqual([
    'As it is',
    'learning rate 0.03',
    expect.stringMatching(/^CAGrad .*0\.7 \+ Smooth the weights over steps$/),
    'CAGrad, L2 off',
    'Only Circles',
    'Checkers weight 3, trunk 16 · 8',
    'SGD, 2 seeds',
    'Mine',
  ])
})

test('in Chinese too', () => {
  expect(named([lane('a', []), lane('b', [{ field: 'training.learningRate', value: 0.03 }])], 'zh-CN')).toEqual([
    '原样',
    '学习率 0.03',
  ])
})

test('no two lanes share a name', () => {
  expect(named([lane('a', []), lane('b', []), lane('c', [], { name: 'As it is' })])).toEqual([
    'As it is',
    'As it is 2',
    'As it is 3',
  ])
})

test.each(lineUps.map(({ id, lanes }) => [id, lanes(base)] as const))(
  'the lanes of %s and their baselines have names without holes',
  (_, lanes) => {
    const all = [...lanes, ...baselines(base, lanes)]
    for (const language of ['en', 'zh-CN'] as const) {
      const names = named(all, language)
      expect(new Set(names).size).toBe(all.length)
      for (const name of names) expect(name).not.toMatch(/\{\{|undefined|names\./)
    }
  },
)

test('the short name of a method with an abbreviation is the abbreviation', () => {
  const [uw] = named([lane('a', [{ field: 'weighting', value: { id: 'uw', options: {}, modifiers: [] } }])])
  expect(uw).toBe('Uncertainty weighting (UW)')
  expect(shortName(lane('a', []), uw)).toBe('UW')
  expect(shortName(lane('a', []), 'Uncertainty weighting (UW), L2 0.1')).toBe('UW, L2 0.1')
  expect(shortName(lane('a', [], { name: 'Mine (A)' }), 'Mine (A)')).toBe('Mine (A)')
})
