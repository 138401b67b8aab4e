import { describe, expect, it } from 'vitest'
import { questions } from '../core/advice/adviser'
import { hints } from '../core/advice/hints'
import { defaultTask } from '../core/config/defaults'
import { lockNames } from '../core/config/lock'
import { losses } from '../core/losses/all'
import { optimizers } from '../core/optimizers/all'
import type { OptionDescriptors } from '../core/options'
import { problems } from '../core/problems/all'
import { schedules } from '../core/schedules/all'
import { weightings } from '../core/weightings/all'
import { modifiers } from '../core/weightings/modifiers/all'
import { texts as en } from './en/all'
import { beside as enBeside } from './en/beside'
import { compare as enCompare } from './en/compare'
import { compareResults as enCompareResults } from './en/compareResults'
import { help as enHelp } from './en/help'
import { learn as enLearn } from './en/learn'
import { lessons as enLessons } from './en/lessons/all'
import { map as enMap } from './en/map'
import { methods as enMethods } from './en/methods'
import { parts as enParts } from './en/parts'
import { picker as enPicker } from './en/picker'
import { table as enTable } from './en/table'
import type { OwnerText } from './shapes'
import { texts as zh } from './zh-CN/all'
import { beside as zhBeside } from './zh-CN/beside'
import { compare as zhCompare } from './zh-CN/compare'
import { compareResults as zhCompareResults } from './zh-CN/compareResults'
import { help as zhHelp } from './zh-CN/help'
import { learn as zhLearn } from './zh-CN/learn'
import { lessons as zhLessons } from './zh-CN/lessons/all'
import { map as zhMap } from './zh-CN/map'
import { methods as zhMethods } from './zh-CN/methods'
import { parts as zhParts } from './zh-CN/parts'
import { picker as zhPicker } from './zh-CN/picker'
import { table as zhTable } from './zh-CN/table'

const languages = {
  en: {
    ...en,
    ...enParts,
    ...enBeside,
    compare: enCompare,
    compareResults: enCompareResults,
    help: enHelp,
    learn: enLearn,
    lessons: enLessons,
    map: enMap,
    methods: enMethods,
    picker: enPicker,
    table: enTable,
  },
  'zh-CN': {
    ...zh,
    ...zhParts,
    ...zhBeside,
    compare: zhCompare,
    compareResults: zhCompareResults,
    help: zhHelp,
    learn: zhLearn,
    lessons: zhLessons,
    map: zhMap,
    methods: zhMethods,
    picker: zhPicker,
    table: zhTable,
  },
}

/** Every text by its dotted path. */
function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  return Object.entries(node as object).flatMap(([key, child]) => leaves(child, path ? `${path}.${key}` : key))
}

describe.each(Object.entries(languages))('texts in %s', (_, texts) => {
  const owners: [string, readonly { id: string; options: OptionDescriptors }[], Record<string, OwnerText>][] = [
    ['losses', losses, texts.losses],
    ['optimizers', optimizers, texts.optimizers],
    ['schedules', schedules, texts.schedules],
  ]
  it.each(owners)('name every entry of %s, each of its options and each value of a choice', (_, registry, words) => {
    for (const entry of registry) {
      expect(words[entry.id]?.name, entry.id).toBeTruthy()
      for (const [option, descriptor] of Object.entries(entry.options)) {
        const own = words[entry.id].options?.[option]
        expect(own?.label, `${entry.id}.${option}`).toBeTruthy()
        const auto = descriptor.kind === 'perClass' || (descriptor.kind === 'real' && descriptor.auto)
        if (auto) expect(own?.auto, `${entry.id}.${option}`).toBeTruthy()
        if (descriptor.kind === 'perClass') expect(own?.values?.balanced, `${entry.id}.${option}`).toBeTruthy()
        if (descriptor.kind !== 'choice') continue
        for (const value of descriptor.values)
          expect(own?.values?.[value], `${entry.id}.${option}.${value}`).toBeTruthy()
      }
      const known = Object.keys(entry.options)
      expect(known, `${entry.id}: texts of options that are not there`).toEqual(
        expect.arrayContaining(Object.keys(words[entry.id].options ?? {})),
      )
    }
  })

  it('name and explain every weighting and name each of its options', () => {
    const words = texts.methods as unknown as Record<string, Record<string, unknown> | undefined>
    for (const { id, options } of weightings) {
      for (const part of ['name', 'short', 'does', 'helps', 'hurts', 'trace'])
        expect(words[id]?.[part], `${id}.${part}`).toBeTruthy()
      const own = words[id]?.options as OwnerText['options']
      expect(Object.keys(own ?? {}).sort(), id).toEqual(Object.keys(options).sort())
      for (const option of Object.keys(options)) expect(own?.[option].label, `${id}.${option}`).toBeTruthy()
    }
  })

  it('name every problem and each of its targets', () => {
    const { names, targets } = texts.problems
    expect(Object.keys(names)).toEqual(problems.map(({ id }) => id))
    const words: Readonly<Record<string, { about: string; hard: string }>> = texts.picker.problems
    for (const { id } of problems) expect([words[id]?.about, words[id]?.hard].every(Boolean), id).toBe(true)
    const given = problems.flatMap((problem) =>
      problem.targets.flatMap(
        ({ classNames, defaultLoss, id }) => classNames?.(defaultTask('t1', id, defaultLoss)) ?? [],
      ),
    )
    // Numbers and the like read the same in every language.
    const spoken = given.filter((name) => /\p{L}/u.test(name))
    expect(Object.keys(texts.problems.classes)).toEqual([...new Set(spoken)])
    expect(Object.keys(texts.problems.answers)).toEqual(
      problems.flatMap((problem) => problem.targets.flatMap(({ columnNames = [] }) => columnNames)),
    )
    const { ofProblem, ...ofTarget } = texts.targetNotes
    const own: Readonly<Record<string, string>> = ofTarget
    const shared: Readonly<Record<string, string>> = ofProblem
    for (const problem of problems)
      for (const { id } of problem.targets) expect(own[id] ?? shared[problem.id], id).toBeTruthy()
    expect(Object.keys(targets)).toEqual(problems.flatMap((problem) => problem.targets.map(({ id }) => id)))
  })

  it('have every hint, question and lock', () => {
    const { hints: words, dialog } = texts.advice
    expect(Object.keys(words).sort()).toEqual(hints.map(({ id }) => id).sort())
    expect(Object.keys(dialog.questions).sort()).toEqual([...questions].sort())
    expect(Object.keys(dialog.because).sort()).toEqual([...questions, 'plain'].sort())
    expect(Object.keys(texts.classroom.names).sort()).toEqual([...lockNames].sort())
  })

  it('name every modifier and each of its options', () => {
    const words: Record<string, { name: string; about: string; options: Record<string, { label: string }> }> =
      texts.methods.modifiers
    const schedule: Record<string, { label: string }> = texts.methods['task-schedule'].options
    expect(Object.keys(words).sort()).toEqual(modifiers.map(({ id }) => id).sort())
    for (const { id, options } of modifiers) {
      const own = id === 'introduce' ? schedule : words[id].options
      for (const option of Object.keys(options)) expect(own[option]?.label, `${id}.${option}`).toBeTruthy()
    }
  })

  it('name the automatic value of an option that a method can set by itself', () => {
    const words = texts.methods as unknown as Record<string, { options: Record<string, { auto?: string }> }>
    for (const { id, options } of weightings) {
      for (const [option, descriptor] of Object.entries(options as OptionDescriptors)) {
        const auto = descriptor.kind === 'real' && descriptor.auto
        if (auto) expect(words[id].options[option].auto, `${id}.${option}`).toBeTruthy()
      }
    }
  })

  it('are never empty', () => {
    for (const [path, text] of leaves(texts)) expect(text.trim(), path).not.toBe('')
  })
})

describe('the languages', () => {
  const english = new Map(leaves(languages.en))
  const chinese = new Map(leaves(languages['zh-CN']))
  it('have the same texts with the same holes', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
    const holes = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()
    for (const [path, text] of english) expect(holes(chinese.get(path)!), path).toEqual(holes(text))
  })
  it('use Chinese punctuation in Chinese sentences', () => {
    for (const [path, text] of chinese) expect(text, path).not.toMatch(/[\u3400-\u9fff][,;:!?]/)
  })
})
