/**
 * npm run check:spoiled: shows that tests can fail. Each entry of the table spoils one place of the code in a scratch
 * copy and runs the test that should notice. The check fails if the test still passes, or if the text of an entry is no
 * longer in its file: update the entry when you move the code. It takes a few minutes, so `npm test` does not run it.
 *
 * `npm run check:spoiled -- WORD` runs only the entries whose file or test has this word in its path.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Spoiling {
  /** The property that no longer holds. */
  readonly breaks: string
  readonly file: string
  /** Must occur exactly once in the file. */
  readonly text: string
  readonly replacement: string
  readonly test: string
}

const SPOILINGS: readonly Spoiling[] = [
  {
    breaks: 'a class that is rare has a large balanced weight',
    file: 'src/core/losses/classWeights.ts',
    text: 'all / (present.length * count)',
    replacement: '(present.length * count) / all',
    test: 'src/core/losses/classWeights.test.ts',
  },
  {
    breaks: 'rows with rare labels are drawn evenly over tasks and classes',
    file: 'src/engine/rareRows.ts',
    text: '(label / WORDS) * classes.length',
    replacement: '(task / WORDS) * classes.length',
    test: 'src/engine/rareRows.test.ts',
  },
  {
    breaks: 'the derivative of Huber’s loss is bounded',
    file: 'src/core/losses/huber.ts',
    text: 'o.minimum(o.maximum(o.subtract(output, target), o.negate(delta)), delta)',
    replacement: 'o.subtract(output, target)',
    test: 'src/core/losses/all.test.ts',
  },
  {
    breaks: 'Adam’s mean is an average',
    file: 'src/core/optimizers/adam.ts',
    text: 'o.multiply(rest1, gradient)',
    replacement: 'gradient',
    test: 'src/core/optimizers/all.test.ts',
  },
  {
    breaks: 'the cosine stays at its floor after its length',
    file: 'src/core/schedules/cosine.ts',
    text: 'Math.min(s / length, 1)',
    replacement: 's / length',
    test: 'src/core/schedules/all.test.ts',
  },
  {
    breaks: 'draws of different lanes differ',
    file: 'src/core/numerics/random.ts',
    text: 'Math.imul(lane, 1664525)',
    replacement: 'Math.imul(0, 1664525)',
    test: 'src/core/numerics/random.test.ts',
  },
  {
    breaks: 'DWA divides by its temperature',
    file: 'src/core/weightings/dwa.ts',
    text: 'softmax(scaled(r, 1 / temperature))',
    replacement: 'softmax(scaled(r, temperature))',
    test: 'src/core/weightings/away.test.ts',
  },
  {
    breaks: 'smoothing keeps what an absent task had',
    file: 'src/core/weightings/modifiers/smooth.ts',
    text: 'if (!present[task]) return x',
    replacement: 'if (!present[task]) return 0',
    test: 'src/core/weightings/away.test.ts',
  },
  {
    breaks: 'MGDA’s weights are those of the reference',
    file: 'src/core/weightings/mgda.ts',
    text: 'beta > 0 ? beta / q[i] : 0',
    replacement: 'beta > 0 ? beta : 0',
    test: 'src/core/testing/golden.test.ts',
  },
  {
    breaks: 'the valley has the slopes of the papers’ programs at its kink',
    file: 'src/core/landscapes/valley.ts',
    text: 'x2 >= 0 ? ramp : 0',
    replacement: 'x2 > 0 ? ramp : 0',
    test: 'src/core/landscapes/values.test.ts',
  },
  {
    breaks: 'a path’s weights are not limited',
    file: 'src/core/landscapes/chooser.ts',
    text: 'weightLimit: Number.MAX_VALUE',
    replacement: 'weightLimit: 1e6',
    test: 'src/core/landscapes/recorded.test.ts',
  },
  {
    breaks: 'PCGrad’s closed form for two tasks removes only what conflicts',
    file: 'src/core/weightings/pairs/pcgrad.ts',
    text: 'm12 < 0 && seen[4] > 0',
    replacement: 'seen[4] > 0',
    test: 'src/core/weightings/pairs/pairs.test.ts',
  },
  {
    breaks: 'p-values are corrected by Holm’s method',
    file: 'src/core/measures/paired.ts',
    text: '(order.length - rank) * pValues[i]',
    replacement: 'order.length * pValues[i]',
    test: 'src/core/measures/paired.test.ts',
  },
  {
    breaks: 'equal points are both on the front',
    file: 'src/core/fronts/nonDominated.ts',
    text: 'x.some((value, m) => value < y[m])',
    replacement: 'x.some((value, m) => value <= y[m])',
    test: 'src/core/fronts/fronts.test.ts',
  },
  {
    breaks: 'a new id clears its options',
    file: 'src/core/config/paths.ts',
    text: 'isWithin(path, change) || (owner !== null && isWithin(path, optionsOf(owner)))',
    replacement: 'isWithin(path, change)',
    test: 'src/core/config/paths.test.ts',
  },
  {
    breaks: 'a link whose checksum is wrong says so',
    file: 'src/share/link.ts',
    text: 'checksum(text.slice(3)) === text.slice(1, 3)',
    replacement: 'checksum(text.slice(3)) !== null',
    test: 'src/share/link.test.ts',
  },
  {
    breaks: 'an epoch takes every row once',
    file: 'src/engine/batches.ts',
    text: '(step % stepsPerEpoch) * batchSize',
    replacement: '0 * batchSize',
    test: 'src/engine/batches.test.ts',
  },
  {
    breaks: 'a thinned film keeps its last moment',
    file: 'src/worker/film.ts',
    text: 'k % 2 === 0 || k === last',
    replacement: 'k % 2 === 0',
    test: 'src/worker/film.test.ts',
  },
  {
    breaks: 'only an acknowledgement of the frame that is out counts',
    file: 'src/worker/pageTurn.ts',
    text: "this.state.kind !== 'drawing' || this.state.frame !== frame",
    replacement: "this.state.kind !== 'drawing'",
    test: 'src/worker/pageTurn.test.ts',
  },
  {
    breaks: 'two tabs may change the list of kept comparisons at the same moment',
    file: 'src/state/compare/keep.ts',
    text: '  let changed: readonly Kept[] = []\n',
    replacement:
      '  let changed: readonly Kept[] = []\n  const update = async (key, change, at) => set(key, change(await get(key, at)), at)\n',
    test: 'src/state/compare/keep.test.ts',
  },
  {
    breaks: 'a fork has the curves up to its step',
    file: 'src/state/compare/population.ts',
    text: 'if (from) for (const history of histories)',
    replacement: 'if (from) for (const history of histories.slice(1))',
    test: 'src/state/compare/compare.test.ts',
  },
  {
    breaks: 'runs are compared at the newest step that all of them have',
    file: 'src/state/compare/commonStep.ts',
    text: '.findLast((step) =>',
    replacement: '.find((step) =>',
    test: 'src/state/compare/commonStep.test.ts',
  },
  {
    breaks: 'the 500th live change is the last',
    file: 'src/state/liveEdits.ts',
    text: '+ more <= MOST_EDITS',
    replacement: '+ more <= MOST_EDITS + 1',
    test: 'src/state/config.test.ts',
  },
  {
    breaks: 'what follows the pointer does not keep the charts waiting',
    file: 'src/ui/charts/schedule.ts',
    text: 'following.size > 0 && !(followed && waiting.size > 0)',
    replacement: 'following.size > 0',
    test: 'src/ui/charts/schedule.test.ts',
  },
  {
    breaks: 'an ambiguous number is refused',
    file: 'src/ui/text/readNumber.ts',
    text: 'parts.length !== 2 || ',
    replacement: '',
    test: 'src/ui/text/readNumber.test.ts',
  },
  {
    breaks: 'rows without a number come last',
    file: 'src/ui/compare/results/tableReading.ts',
    text: 'Number(Number.isNaN(x)) - Number(Number.isNaN(y))',
    replacement: 'Number(Number.isNaN(y)) - Number(Number.isNaN(x))',
    test: 'src/ui/compare/results/tableModel.test.ts',
  },
]

const root = fileURLToPath(new URL('..', import.meta.url))
const COPIED = ['src', 'tools', 'e2e/fixtures', 'package.json', 'tsconfig.json', 'vitest.config.ts'] as const

function scratchCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'spoiled-'))
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir')
  return copy
}

type Outcome = 'red' | 'green' | 'broken'

/** 'broken' if no test ran, for example because a file did not load. */
function runTests(folder: string, tests: readonly string[]): Outcome {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const vitest = join(folder, 'node_modules', 'vitest', 'vitest.mjs')
  spawnSync(process.execPath, [vitest, 'run', '--reporter=json', `--outputFile=${report}`, ...tests], { cwd: folder })
  try {
    const { numFailedTests, numPassedTests, success } = JSON.parse(readFileSync(report, 'utf8'))
    if (numFailedTests > 0) return 'red'
    return success && numPassedTests > 0 ? 'green' : 'broken'
  } catch {
    return 'broken'
  }
}

function spoiled(folder: string, { file, text, replacement, test }: Spoiling): Outcome | 'text not found once' {
  const path = join(folder, file)
  const code = readFileSync(path, 'utf8')
  if (code.split(text).length !== 2) return 'text not found once'
  // A function, because `$` is special in a replacement text.
  writeFileSync(
    path,
    code.replace(text, () => replacement),
  )
  const outcome = runTests(folder, [test])
  writeFileSync(path, code)
  return outcome
}

const word = process.argv[2] ?? ''
const chosen = SPOILINGS.filter(({ file, test }) => file.includes(word) || test.includes(word))
const folder = scratchCopy()
try {
  const untouched = runTests(folder, [...new Set(chosen.map(({ test }) => test))])
  if (untouched !== 'green') throw new Error(`the tests are ${untouched} before anything is spoiled`)
  let failed = 0
  for (const spoiling of chosen) {
    const outcome = spoiled(folder, spoiling)
    if (outcome !== 'red') failed++
    console.log(`${outcome === 'red' ? 'red ' : 'FAIL'}  ${spoiling.test}: ${spoiling.breaks}`)
    if (outcome !== 'red') console.log(`      ${spoiling.file}: ${outcome}`)
  }
  console.log(`\n${chosen.length - failed} of ${chosen.length} spoilings turned their test red`)
  process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
