import { expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { FieldFault } from '../core/config/faults'
import type { Recording } from '../core/config/types'
import { decodeLink, encodeLink } from '../share/link'
import { noticeStore } from './notices'
import { tellImported, tellUnread } from './unreadNotices'

const recording = { config: defaultConfig, edits: [] }
const unknown = (field: string): FieldFault => ({ field, reason: 'unknown' })
const said = () => noticeStore.getState().notices.map(({ key, values }) => ({ key, ...values }))

test('a notice prints three names, each cut at 40 characters on one line, and the number of the others', () => {
  const fields = ['a', `b${'x'.repeat(5000)}`, 'c\n\n\u202Ed', 'e', 'f']
  tellUnread(recording, fields.map(unknown))
  expect(said()).toEqual([{ key: 'linkFields', fields: `a, b${'x'.repeat(38)}…, c d (+2)` }])
})

test('changes beyond the bound are named as such, apart from what could not be read', () => {
  const dropped: FieldFault = { field: 'edits.501–620', reason: 'range' }
  tellUnread(recording, [dropped])
  expect(said()).toEqual([{ key: 'editsDropped', most: 500, dropped: '501–620' }])
  noticeStore.setState({ notices: [] })
  tellImported([dropped, unknown('colour')])
  expect(said().map(({ key }) => key)).toEqual(['editsDropped', 'importFields'])
})

test('a formula that cannot be read is named with its character, and its text is kept', () => {
  const typed = (formulas: string) => ({ id: 'formula', options: { formulas }, modifiers: [] })
  const broken: Recording = {
    config: {
      ...defaultConfig,
      tasks: [{ ...defaultTask('t4', 'formula', 'mse'), expression: 'sin(x' }, defaultTask('t5', 'circles', 'bce')],
      weighting: typed('1/L; lg(L)'),
    },
    edits: [
      { step: 5, field: 'weighting.options.formulas', value: 'L1; L9' },
      { step: 9, field: 'weighting', value: typed('1/L') },
    ],
  }
  const opened = decodeLink(encodeLink(broken))
  expect(opened.faults).toEqual([])
  expect(opened.recording).toEqual(broken)
  tellUnread(opened.recording, opened.faults)
  expect(said()).toEqual([
    { key: 'weightsUnread', field: 'weighting.options.formulas', at: 6 },
    { key: 'targetUnread', field: 'tasks.t4.expression', at: 6 },
    { key: 'weightsWithoutTask', field: 'edits.1', at: 5 },
  ])
})

test('a formula that can be read, or that nothing uses, is not mentioned', () => {
  const unused = { ...defaultTask('t1', 'circles', 'bce'), expression: 'sin(x' }
  tellUnread({ config: { ...defaultConfig, tasks: [unused] }, edits: [] }, [])
  tellUnread({ config: { ...defaultConfig, weighting: { id: 'formula', options: {}, modifiers: [] } }, edits: [] }, [])
  expect(said()).toEqual([])
})
