import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { goldenFault } from './lib/goldenFault'

const known = JSON.parse(readFileSync('src/core/testing/golden/equal.json', 'utf8')) as Record<string, unknown>
const [first] = known.cases as Record<string, unknown>[]

test.each([
  ['not an object', []],
  ['schema 2, not 1', { ...known, schema: 2 }],
  ['tolerance needs rel and abs', { ...known, tolerance: { rel: 1e-9 } }],
  ['no cases', { ...known, cases: [] }],
  ['compare "losses"', { ...known, cases: [{ ...first, compare: 'losses' }] }],
  ['no steps', { ...known, cases: [{ ...first, steps: [] }] }],
  ['step 1 has no weights to compare', { ...known, cases: [{ ...first, steps: [{ losses: [1], expected: {} }] }] }],
  [
    'step 1 has 1 weights for 2 tasks',
    { ...known, cases: [{ ...first, T: 2, steps: [{ expected: { weights: [1] } }] }] },
  ],
])('%s', (fault, file) => {
  expect(goldenFault(file)).toContain(fault)
})

test('the command: a line a file, exit 1 where one fails, 0 where all pass', () => {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'))
  const check = () => {
    const { status, stdout } = spawnSync('npx', ['tsx', 'tools/check-golden.ts', folder], { encoding: 'utf8' })
    return { status, lines: stdout.trim().split('\n') }
  }
  try {
    writeFileSync(join(folder, 'equal.json'), JSON.stringify(known))
    expect(check()).toMatchObject({ status: 0, lines: [expect.stringMatching(/^equal .* pass$/)] })
    writeFileSync(join(folder, 'a-broken.json'), '{"schema": 1')
    writeFileSync(join(folder, 'b-empty.json'), JSON.stringify({ ...known, cases: [] }))
    writeFileSync(join(folder, 'c-unknown.json'), JSON.stringify({ ...known, method: 'no-such-method' }))
    writeFileSync(join(folder, 'd-wrong.json'), JSON.stringify(known).replaceAll('0.5', '0.51'))
    writeFileSync(join(folder, 'f-odd.json'), JSON.stringify({ ...known, params: { reducton: 'sum' } }))
    const { status, lines } = check()
    expect(status).toBe(1)
    expect(lines).toHaveLength(6)
    expect(lines[5]).toMatch(/^equal .*FAIL \(.*: unknown parameter 'reducton'/)
    expect(lines[0]).toMatch(/^a-broken\.json +FAIL: .*JSON/)
    expect(lines[1]).toMatch(/^b-empty\.json +FAIL: no cases/)
    expect(lines[2]).toMatch(/^c-unknown\.json +FAIL: unknown method 'no-such-method'/)
    expect(lines[3]).toMatch(/^equal .*FAIL \(/)
    expect(lines[4]).toMatch(/^equal .*pass$/)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 60_000)
