// npm test: installs what it needs, runs every check and ends with one line, `N passed, M failed`. Tests that measure
// time and found the machine busy count as neither: a line before it gives their number.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './lib/chromium.mjs'
import { bin, installPackages, requireNode, root, show } from './lib/install.mjs'

requireNode()
installPackages()

const reports = join(root, 'test-results', 'reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

let passed = 0
let failed = 0
let unmeasured = 0
const broken = []

/** A check that counts as one. */
function check(name, command, args, options) {
  const started = Date.now()
  console.log(`\n── ${name}`)
  const status = show(command, args, options)
  console.log(`── ${name}: ${status === 0 ? 'pass' : 'FAIL'} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  count(name, status === 0 ? 1 : 0, status === 0 ? 0 : 1)
}

function count(name, good, bad) {
  passed += good
  failed += bad
  if (bad > 0) broken.push(name)
}

/** The reason of each test that Playwright's report lists as left out; '' for one without a reason. */
function reasonsOfLeftOut(suites) {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...reasonsOfLeftOut(inner),
    ...specs
      .flatMap(({ tests }) => tests)
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => annotations.find(({ type }) => type === 'skip')?.description ?? ''),
  ])
}

/** What Playwright's report counts. A test that is left out for any other reason than a busy machine has failed. */
function browserTests({ suites, stats }) {
  const reasons = reasonsOfLeftOut(suites)
  const unmeasured = reasons.filter((reason) => reason.startsWith('not measured')).length
  return {
    good: stats.expected + stats.flaky,
    bad: stats.unexpected + reasons.length - unmeasured,
    unmeasured,
  }
}

/** A test runner that leaves a JSON report, each of whose tests counts. */
function suite(name, command, args, report, read, options = {}) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const status = show(command, args, options)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  if (!existsSync(report)) return count(`${name} (no report)`, 0, 1)
  const counted = read(JSON.parse(readFileSync(report, 'utf8')))
  const { good, bad } = counted
  unmeasured += counted.unmeasured ?? 0
  console.log(`── ${name}: ${good} passed, ${bad} failed (${seconds} s)`)
  // A runner that fails with no failed test (a file that does not load) must not pass.
  count(name, good, status !== 0 && bad === 0 ? 1 : bad)
}

check('types', bin('tsc'), ['--noEmit'])
check('style and import directions', bin('biome'), ['check', '--error-on-warnings', '.'])
check('dead code', bin('knip'), ['--no-progress'])
const unitReport = join(reports, 'unit.json')
suite(
  'unit and property tests',
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
  unitReport,
  (report) => ({ good: report.numPassedTests, bad: report.numFailedTests + report.numPendingTests }),
)
check('tables of the docs', bin('tsx'), ['tools/docs.ts', '--check'])
check('build', bin('vite'), ['build', '--logLevel', 'warn'])
check('size of the first load', bin('size-limit'), [])

const chromium = ensureChromium()
if (chromium === null) {
  console.error('No Chromium could be found or installed: set CHROMIUM_PATH to one.')
  count('browser tests (no Chromium)', 0, 1)
} else {
  const version = spawnSync(chromium, ['--version', '--no-sandbox'], { encoding: 'utf8' }).stdout?.trim()
  console.log(`\nBrowser: ${version || chromium}`)
  const browserReport = join(reports, 'browser.json')
  suite('browser tests', bin('playwright'), ['test'], browserReport, browserTests, {
    env: { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
  })
}

if (broken.length > 0) console.log(`\nFailed: ${broken.join('; ')}`)
if (unmeasured > 0) console.log(`\n${unmeasured} not measured: machine busy`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
