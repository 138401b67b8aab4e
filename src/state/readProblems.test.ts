import { beforeEach, expect, test } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import type { FieldProblem } from '../core/config/validate'
import { noticeStore } from './problems'
import { tellImported, tellProblems } from './readProblems'

beforeEach(() => noticeStore.setState({ notices: [] }))

const recording = { config: defaultConfig, edits: [] }
const unknown = (field: string): FieldProblem => ({ field, reason: 'unknown' })
const said = () => noticeStore.getState().notices.map(({ key, values }) => ({ key, ...values }))

test('a notice prints three names, each cut at 40 characters on one line, and the number of the others', () => {
  const fields = ['a', `b${'x'.repeat(5000)}`, 'c\n\n\u202Ed', 'e', 'f']
  tellProblems(recording, fields.map(unknown))
  expect(said()).toEqual([{ key: 'linkFields', fields: `a, b${'x'.repeat(38)}…, c d (+2)` }])
})

test('changes beyond the bound are named as such, apart from what could not be read', () => {
  const dropped: FieldProblem = { field: 'edits.501–620', reason: 'range' }
  tellProblems(recording, [dropped])
  expect(said()).toEqual([{ key: 'editsDropped', most: 500, dropped: '501–620' }])
  noticeStore.setState({ notices: [] })
  tellImported([dropped, unknown('colour')])
  expect(said().map(({ key }) => key)).toEqual(['editsDropped', 'importFields'])
})
