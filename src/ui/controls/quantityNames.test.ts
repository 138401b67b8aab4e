import { describe, expect, it } from 'vitest'
import { defaultConfig, defaultTask } from '../../core/config/defaults'
import type { RunConfig } from '../../core/config/types'
import { quantitiesOf } from '../../core/maps/quantities'
import { MOST_TASKS } from '../../core/options'
import { problems } from '../../core/problems/all'
import { texts as en } from '../../i18n/en/all'
import { map as enMap } from '../../i18n/en/map'
import { methods as enMethods } from '../../i18n/en/methods'
import { parts as enParts } from '../../i18n/en/parts'
import { fill, find } from '../../i18n/translate'
import { texts as zh } from '../../i18n/zh-CN/all'
import { map as zhMap } from '../../i18n/zh-CN/map'
import { methods as zhMethods } from '../../i18n/zh-CN/methods'
import { parts as zhParts } from '../../i18n/zh-CN/parts'
import { quantityName, type Words } from './quantityNames'

const enTexts = { ...en, ...enParts, map: enMap, methods: enMethods }
const zhTexts: typeof enTexts = { ...zh, ...zhParts, map: zhMap, methods: zhMethods }

function wordsOf(texts: typeof enTexts): Words {
  const text = (namespace: keyof typeof texts) => {
    const maybe = (key: string, values?: Readonly<Record<string, string | number>>) => {
      const found = find(texts[namespace], key)
      return found === undefined ? undefined : fill(found, values)
    }
    return Object.assign(
      (key: string, values?: Readonly<Record<string, string | number>>) => maybe(key, values) ?? key,
      {
        maybe,
      },
    )
  }
  return {
    map: text('map'),
    methods: text('methods'),
    losses: text('losses'),
    optimizers: text('optimizers'),
    schedules: text('schedules'),
    activations: text('activations'),
    problems: text('problems'),
    taskName: () => 'Task',
    metricName: () => '',
    number: String,
  }
}

const languages = { en: wordsOf(enTexts), 'zh-CN': wordsOf(zhTexts) }

/** A set-up with as many targets of a problem as a set-up can have tasks. */
const setups = problems.map(({ id, targets }): RunConfig => {
  const tasks = targets.slice(0, MOST_TASKS).map((target, k) => defaultTask(`t${k + 1}`, target.id, target.defaultLoss))
  return { ...defaultConfig, problem: { ...defaultConfig.problem, id }, tasks }
})

describe.each(Object.entries(languages))('%s', (_, words) => {
  it.each(setups.map((config) => [config.problem.id, config] as const))('names every quantity of %s', (__, config) => {
    const unnamed = quantitiesOf(config)
      .map(({ path }) => path)
      .filter((path) => quantityName(path, config, words).includes(path))
    expect(unnamed).toEqual([])
  })
})
