// npm test: installs what it needs, runs every check and ends with one line, `N passed, M failed`. Tests that measure
// time and found the machine busy count as neither: a line before it gives their number.
import { spawn, spawnSync } from 'node:child_process'
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

/** Runs a command to its end. Returns whether it succeeded, what it printed, and its seconds. */
const ended = (command, args) =>
  new Promise((resolve) => {
    const started = Date.now()
    let said = ''
    const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    const end = (good) => resolve({ good, said, seconds: ((Date.now() - started) / 1000).toFixed(1) })
    child.on('error', (error) => {
      said += error.message
      end(false)
    })
    child.on('close', (status) => end(status === 0))
  })

/** Checks that count as one each. They run side by side, because each keeps one core busy. */
async function checks(list) {
  const results = list.map(([name, command, args]) => [name, ended(command, args)])
  for (const [name, result] of results) {
    const { good, said, seconds } = await result
    console.log(`\n── ${name}`)
    if (said.trim()) console.log(said.trimEnd())
    console.log(`── ${name}: ${good ? 'pass' : 'FAIL'} (${seconds} s)`)
    count(name, good ? 1 : 0, good ? 0 : 1)
  }
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

await checks([
  ['types', bin('tsc'), ['--noEmit']],
  ['dead code', bin('knip'), ['--no-progress']],
  ['style and import directions', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['tables of the docs', bin('tsx'), ['tools/docs.ts', '--check']],
])
const unitReport = join(reports, 'unit.json')
suite(
  'unit and property tests',
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
  unitReport,
  (report) => ({ good: report.numPassedTests, bad: report.numFailedTests + report.numPendingTests }),
)
await checks([['build', bin('vite'), ['build', '--logLevel', 'warn']]])
await checks([['size of the first load', bin('size-limit'), []]])

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
