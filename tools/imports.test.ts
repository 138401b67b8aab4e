/**
 * Compares the table of imports with Biome and with the source. Biome runs over planted files with one import on each
 * line, so a rule that does not match any more fails a test.
 */
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Import, LAYERS, RULES, refusal, ruleOf, UI_FOLDERS } from './importRules'
import { importOverrides } from './lib/importOverrides'
import { importsOf } from './lib/importsOf'

const root = fileURLToPath(new URL('..', import.meta.url))

type Verdict = 'allowed' | 'refused' | 'types alone'

/** Written by hand, independently of the table: at least one breach and one allowed import for each rule. */
const CASES: readonly [file: string, specifier: string, verdict: Verdict][] = [
  ['core/expression/parse.ts', 'jsep', 'allowed'],
  ['core/expression/parse.ts', 'fflate', 'refused'],
  ['core/expression/parse.ts', '../../engine/engine', 'refused'],
  ['core/a/core.ts', '../options', 'allowed'],
  ['core/a/core.ts', '../../engine/engine', 'refused'],
  ['core/a/core.ts', 'jsep', 'refused'],
  ['core/a/core.ts', 'react', 'refused'],
  ['core/a/core.ts', 'node:fs', 'refused'],
  ['core/a/core.ts', '../testing/golden', 'refused'],
  ['engine/webgl/device.ts', '@tensorflow/tfjs-core', 'allowed'],
  ['engine/webgl/device.ts', '../engine', 'allowed'],
  ['engine/webgl/device.ts', 'react', 'refused'],
  ['engine/webgl/device.ts', '../../worker/protocol', 'refused'],
  ['engine/webgl/passes.ts', '@tensorflow/tfjs-core', 'refused'],
  ['engine/cpu/engine.ts', '../../core/options', 'allowed'],
  ['engine/cpu/engine.ts', '../../worker/protocol', 'refused'],
  ['engine/cpu/engine.ts', '../../state/run', 'refused'],
  ['engine/cpu/engine.ts', '../../ui/text/format', 'refused'],
  ['engine/cpu/engine.ts', '../../share/link', 'refused'],
  ['engine/cpu/engine.ts', '../../i18n/setup', 'refused'],
  ['worker/table/split.ts', 'papaparse', 'allowed'],
  ['worker/table/split.ts', '../../core/tables/layout', 'allowed'],
  ['worker/table/split.ts', '../../engine/engine', 'refused'],
  ['worker/table/file.ts', 'papaparse', 'refused'],
  ['worker/host.ts', '../engine/engine', 'allowed'],
  ['worker/host.ts', '../state/run', 'refused'],
  ['worker/host.ts', './testing/host', 'refused'],
  ['share/link.ts', '../core/options', 'allowed'],
  ['share/link.ts', 'fflate', 'allowed'],
  ['share/link.ts', '../state/run', 'refused'],
  ['share/link.ts', '../engine/engine', 'refused'],
  ['state/run.ts', 'zustand/vanilla', 'allowed'],
  ['state/run.ts', 'zustand', 'refused'],
  ['state/run.ts', 'react', 'refused'],
  ['state/run.ts', '../worker/client', 'allowed'],
  ['state/run.ts', '../worker/protocol', 'allowed'],
  ['state/landscape/paths.ts', '../../worker/landscape/client', 'allowed'],
  ['state/landscape/paths.ts', '../../worker/landscape/host', 'refused'],
  ['state/run.ts', '../worker/host', 'refused'],
  ['state/run.ts', '../worker/entry', 'refused'],
  ['state/run.ts', '../engine/trainer', 'types alone'],
  ['state/lessons/enter.ts', '../../lessons/define', 'types alone'],
  ['state/compare/keep.ts', '../../share/link', 'allowed'],
  ['state/compare/keep.ts', '../../i18n/setup', 'refused'],
  ['lessons/units.ts', '../core/config/defaults', 'allowed'],
  ['lessons/units.ts', '../engine/trainer', 'types alone'],
  ['lessons/units.ts', '../i18n/setup', 'refused'],
  ['i18n/en/losses.ts', '../../core/losses/all', 'types alone'],
  ['i18n/en/lessons/units.ts', '../../../lessons/units', 'types alone'],
  ['i18n/en/losses.ts', '../keys', 'allowed'],
  ['i18n/en/losses.ts', '../../state/view', 'refused'],
  ['ui/text/format.ts', '../../core/options', 'allowed'],
  ['ui/text/format.ts', '../hooks/useText', 'refused'],
  ['ui/theme/mantine.ts', '@mantine/core', 'allowed'],
  ['ui/theme/mantine.ts', '../controls/Icon', 'refused'],
  ['ui/hooks/useText.ts', '../../i18n/setup', 'allowed'],
  ['ui/hooks/useText.ts', '../late/Late', 'refused'],
  ['ui/hooks/useText.ts', '../compare/useLanes', 'refused'],
  ['ui/charts/LiveChart.tsx', 'recharts', 'allowed'],
  ['ui/charts/LiveChart.tsx', 'd3-scale', 'allowed'],
  ['ui/charts/LiveChart.tsx', '@tensorflow/tfjs-core', 'refused'],
  ['ui/charts/LiveChart.tsx', '../../worker/host', 'refused'],
  ['ui/charts/LiveChart.tsx', '../curves/models', 'refused'],
  ['ui/late/Late.tsx', '../hooks/useText', 'allowed'],
  ['ui/late/Late.tsx', '../controls/Icon', 'refused'],
  ['ui/files/saveFile.ts', '../../state/notices', 'allowed'],
  ['ui/files/saveFile.ts', '../share/exports', 'refused'],
  ['ui/print/Printing.tsx', 'react-dom', 'allowed'],
  ['ui/print/Printing.tsx', '../shell/RunSheet', 'refused'],
  ['ui/controls/Tex.tsx', 'katex', 'allowed'],
  ['ui/controls/Tex.tsx', '../methods/MethodPicker', 'refused'],
  ['ui/commands/commands.ts', '../controls/Icon', 'allowed'],
  ['ui/commands/commands.ts', '../film/FilmBar', 'refused'],
  ['ui/methods/MethodPicker.tsx', '../controls/Icon', 'allowed'],
  ['ui/methods/MethodPicker.tsx', '../weighting/WeightingCard', 'refused'],
  ['ui/compare/lanes/LaneEditor.tsx', '../../methods/MethodPicker', 'allowed'],
  ['ui/compare/lanes/LaneEditor.tsx', '../../share/CopyLink', 'refused'],
  ['ui/compare/lanes/LaneEditor.tsx', '../../../share/tables', 'allowed'],
  ['ui/compare/lanes/LaneEditor.tsx', '../curves/CurvesCard', 'allowed'],
  ['ui/compare/lanes/LaneEditor.tsx', '../../curves/models', 'refused'],
  ['ui/compare/CompareScreen.tsx', './curves/CurvesCard', 'allowed'],
  ['ui/compare/CompareScreen.tsx', '../curves/models', 'refused'],
  ['ui/curves/CurvesColumn.tsx', '../charts/LiveChart', 'allowed'],
  ['ui/curves/CurvesColumn.tsx', 'recharts', 'refused'],
  ['ui/curves/CurvesColumn.tsx', '@tensorflow/tfjs-core', 'refused'],
  ['ui/curves/CurvesColumn.tsx', '../../engine/trainer', 'types alone'],
  ['ui/curves/CurvesColumn.tsx', '../../worker/protocol', 'types alone'],
  ['ui/advice/AdviceCard.tsx', '../../core/advice/advise', 'allowed'],
  ['ui/advice/AdviceCard.tsx', '../weighting/WeightingCard', 'refused'],
  ['ui/classroom/LockBar.tsx', '../../state/lock', 'allowed'],
  ['ui/classroom/LockBar.tsx', '../share/HandOutDialog', 'refused'],
  ['ui/film/FilmBar.tsx', '../commands/commands', 'allowed'],
  ['ui/film/FilmBar.tsx', '../compare/useLanes', 'refused'],
  ['ui/images/ImagesCard.tsx', '../controls/RowImages', 'allowed'],
  ['ui/images/ImagesCard.tsx', '../network/NetworkCard', 'refused'],
  ['ui/lab/LabScreen.tsx', '../hooks/useText', 'allowed'],
  ['ui/lab/LabScreen.tsx', '../../lessons/all', 'refused'],
  ['ui/landscape/LandscapeScreen.tsx', '../hooks/useText', 'allowed'],
  ['ui/landscape/LandscapeScreen.tsx', '../lab/LabScreen', 'refused'],
  ['ui/learn/LearnScreen.tsx', '../../lessons/all', 'allowed'],
  ['ui/learn/LearnScreen.tsx', '../landscape/LandscapeScreen', 'refused'],
  ['ui/map/MapScreen.tsx', '../hooks/useText', 'allowed'],
  ['ui/map/MapScreen.tsx', '../compare/CompareScreen', 'refused'],
  ['ui/network/NetworkCard.tsx', '../hooks/useText', 'allowed'],
  ['ui/network/NetworkCard.tsx', '../tasks/weights', 'refused'],
  ['ui/paid/WhoPaid.tsx', '../../core/measures/paid', 'allowed'],
  ['ui/paid/WhoPaid.tsx', '../tug/choice', 'refused'],
  ['ui/problem/ProblemCard.tsx', '../controls/Remarks', 'allowed'],
  ['ui/problem/ProblemCard.tsx', '../settings/RestartNote', 'refused'],
  ['ui/settings/MoreTraining.tsx', '../../state/config', 'allowed'],
  ['ui/settings/MoreTraining.tsx', '../problem/ProblemCard', 'refused'],
  ['ui/share/CopyLink.tsx', '../files/saveFile', 'allowed'],
  ['ui/share/CopyLink.tsx', '../compare/useLanes', 'refused'],
  ['ui/tasks/TaskCard.tsx', '../controls/Icon', 'allowed'],
  ['ui/tasks/TaskCard.tsx', '../weighting/describe', 'refused'],
  ['ui/tug/TugOfWar.tsx', '../text/format', 'allowed'],
  ['ui/tug/TugOfWar.tsx', '../paid/lastStep', 'refused'],
  ['ui/weighting/WeightingCard.tsx', '../charts/ScheduleStrip', 'allowed'],
  ['ui/weighting/WeightingCard.tsx', '../tasks/weights', 'refused'],
  ['ui/shell/App.tsx', '../compare/CompareScreen', 'allowed'],
  ['ui/shell/lanes/LanesTop.tsx', '../../share/ExportMenu', 'allowed'],
  ['ui/shell/App.tsx', '../../worker/client', 'refused'],
  ['ui/shell/App.tsx', '../testing/breakCard', 'refused'],
  ['main.tsx', './ui/shell/App', 'allowed'],
  ['main.tsx', './testing/hook', 'refused'],
  ['main.tsx', './engine/engine', 'refused'],
  // Tests and `testing/` folders may import everything.
  ['core/a/core.test.ts', '../../engine/engine', 'allowed'],
  ['state/testing/page.ts', '../../worker/host', 'allowed'],
]

/** One file in each place that can be imported. */
const TARGETS: readonly string[] = [
  ...['core/options', 'engine/trainer', 'share/link', 'state/run', 'i18n/setup', 'testing/hook'],
  ...['worker/protocol', 'worker/client', 'worker/host', 'worker/testing/host'],
  ...UI_FOLDERS.map((folder) => `${folder}/target`),
]
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const PACKAGES: readonly string[] = [
  ...Object.keys({ ...dependencies, ...devDependencies }),
  ...['node:fs', 'zustand/vanilla', 'zustand/react/shallow', 'react-dom/client', 'katex/dist/katex.min.css'],
]

/** Imports of every target and package, by files of every rule, in its folder and in a folder below. */
const everything = (): Import[] =>
  RULES.flatMap(({ from }) => {
    const files = /\.tsx?$/.test(from) ? [from] : [`${from}/planted.ts`, `${from}/below/planted.ts`]
    return files.flatMap((file) => {
      const up = file.split('/').length - 1
      const relative = TARGETS.filter((target) => !target.startsWith(`${from}/`)).map((target) =>
        toTarget(file, up, target),
      )
      return [...relative, ...PACKAGES].map((specifier) => ({ file, specifier, type: false }))
    })
  })

function toTarget(file: string, up: number, target: string): string {
  const [here, there] = [file.split('/'), target.split('/')]
  let shared = 0
  while (shared < up && here[shared] === there[shared]) shared++
  const steps = '../'.repeat(up - shared)
  return `${steps === '' ? './' : steps}${there.slice(shared).join('/')}`
}

const keyOf = ({ file, specifier }: Pick<Import, 'file' | 'specifier'>) => `${file} imports ${specifier}`

/** Plants the imports as lines of files, and returns those that Biome refuses. */
function refusedByBiome(imports: readonly Pick<Import, 'file' | 'specifier'>[]): Set<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'imports-')))
  try {
    for (const name of ['biome.json', 'biome.imports.json']) copyFileSync(join(root, name), join(folder, name))
    writeFileSync(join(folder, '.gitignore'), 'node_modules/\n')
    const lines = new Map<string, string[]>()
    for (const { file, specifier } of imports) lines.set(file, [...(lines.get(file) ?? []), specifier])
    for (const [file, specifiers] of lines) {
      const path = join(folder, 'src', file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, specifiers.map((specifier, k) => `export { thing${k} } from '${specifier}'\n`).join(''))
    }
    const refused = diagnosticsIn(folder).map(([file, line]) =>
      keyOf({ file, specifier: lines.get(file)?.[line - 1] ?? '' }),
    )
    return new Set(refused)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function diagnosticsIn(folder: string): [file: string, line: number][] {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = ['lint', '--reporter=github', '--max-diagnostics=none', 'src']
  let output: string
  try {
    // Some thousand breaches make more than the megabyte that Node keeps by default.
    const maxBuffer = 2 ** 26
    output = execFileSync(process.execPath, [biome, ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer,
    })
  } catch (error) {
    // Biome exits with 1 if it finds a breach, which is the purpose of most planted files.
    output = String((error as { stdout?: unknown }).stdout ?? '')
  }
  return [...output.matchAll(/noRestrictedImports,file=([^,]+),line=(\d+)/g)].map(([, file, line]) => [
    file.replaceAll('\\', '/').split('/src/')[1],
    Number(line),
  ])
}

describe('the table', () => {
  it.each(CASES)('%s importing %s: %s', (file, specifier, verdict) => {
    expect(refusal({ file, specifier, type: true }) === null).toBe(verdict !== 'refused')
    expect(refusal({ file, specifier, type: false }) === null).toBe(verdict === 'allowed')
  })

  it('has a breach and an allowed import by hand for each rule', () => {
    const seen = (wanted: Verdict) =>
      new Set(CASES.filter(([, , verdict]) => verdict === wanted).map(([file]) => ruleOf(file)?.from))
    const [allowed, refused] = [seen('allowed'), seen('refused')]
    expect(RULES.map(({ from }) => from).filter((from) => !allowed.has(from) || !refused.has(from))).toEqual([])
  })

  it('names all folders', () => {
    const folders = (path: string) =>
      readdirSync(join(root, path), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    expect([...LAYERS].sort()).toEqual(folders('src').sort())
    expect([...UI_FOLDERS, 'ui/testing'].sort()).toEqual(
      folders('src/ui')
        .map((name) => `ui/${name}`)
        .sort(),
    )
  })
})

describe('Biome', () => {
  it('has the rules that the table makes', () => {
    const written = JSON.parse(readFileSync(join(root, 'biome.imports.json'), 'utf8'))
    expect(written, 'npm run imports writes the file anew').toEqual({ overrides: importOverrides() })
    expect(JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')).extends).toContain('./biome.imports.json')
  })

  it('refuses the breaches written by hand, and nothing that is allowed', () => {
    const refused = refusedByBiome(CASES.map(([file, specifier]) => ({ file, specifier })))
    const expected = CASES.filter(([, , verdict]) => verdict === 'refused').map(([file, specifier]) =>
      keyOf({ file, specifier }),
    )
    expect([...refused].sort()).toEqual(expected.sort())
  })

  it('refuses of every rule what the table refuses, but for code whose types are allowed', () => {
    const imports = everything()
    const refused = refusedByBiome(imports)
    const expected = imports.filter((planted) => refusal({ ...planted, type: true }) !== null)
    expect(expected.length).toBeGreaterThan(500)
    expect(imports.length - expected.length).toBeGreaterThan(200)
    expect([...refused].sort()).toEqual(expected.map(keyOf).sort())
  })
})

describe('the source', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  const imports = files.flatMap((file) =>
    importsOf(readFileSync(join(root, 'src', file), 'utf8')).map((written) => ({ file, ...written })),
  )

  it('has no import that the table refuses', () => {
    expect(imports.length).toBeGreaterThan(2000)
    expect(imports.flatMap((each) => refusal(each) ?? [])).toEqual([])
  })

  it('is read with every kind of import', () => {
    const source = `import './a.css'
import type { B } from './b'
import { type C, c } from './c'
import {
  longer,
  still,
} from './d'
export * from './e'
export type { F } from './f'
const late = () => import('./g')
const worker = new Worker(new URL('./h.ts', import.meta.url))
const text = "import { x } from './none'"
export const i = 'none'
`
    const found = importsOf(source).map(({ specifier, type }) => `${specifier}${type ? ' (type)' : ''}`)
    expect(found).toEqual(['./a.css', './b (type)', './c', './d', './e', './f (type)', './g', './h.ts'])
  })
})
