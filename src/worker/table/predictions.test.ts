import { expect, it } from 'vitest'
import { defaultConfig, defaultTask } from '../../core/config/defaults'
import type { RunConfig, TaskConfig } from '../../core/config/types'
import { missingData } from '../../core/problems/all'
import { dropData, keepData } from '../../core/problems/data'
import { recipeOf } from '../../core/tables/choose'
import { isRefusal } from '../../core/tables/table'
import { withTable } from '../../core/tables/withTable'
import { writeRecipe } from '../../core/tables/writeRecipe'
import { createCpuEngine } from '../../engine/cpu/engine'
import { createTrainer } from '../../engine/trainer'
import { TableFile } from './file'
import { writePredictions } from './predictions'

/** 120 rows: y = 3 a − 2 b, and whether a is large. One cell has a comma, one is empty; two rows are too long. */
const ROWS = 120
const a = (row: number) => (row * 7) % 23
const b = (row: number) => (row * 5) % 17
const text = [
  'name,a,b,y,large',
  ...Array.from({ length: ROWS }, (_, row) =>
    [
      row === 3 ? '"x, y"' : `n${row}`,
      row === 4 ? '' : a(row),
      b(row),
      3 * a(row) - 2 * b(row),
      a(row) > 11 ? 'yes' : 'no',
      ...(row === 6 ? ['see', 'below'] : row === 7 ? ['', ''] : []),
    ].join(','),
  ),
].join('\n')

/** Lines of the file with predictions after some steps of training, perhaps with another second task. */
async function predictedLines(steps: number, second?: TaskConfig): Promise<readonly string[]> {
  const file = new TableFile('made.csv', new TextEncoder().encode(text))
  const look = file.look({ layout: {}, kinds: new Map() })
  if (isRefusal(look)) throw new Error(look.code)
  const roles = new Map([...['unused', 'input', 'input', 'target', 'target'].entries()] as [number, 'input'][])
  const recipe = recipeOf(file.fingerprint, look, roles)
  if ('code' in recipe) throw new Error(recipe.code)
  const usual = withTable(defaultConfig, writeRecipe(recipe)) as RunConfig
  expect(usual.problem).toMatchObject({ id: 'own', samples: ROWS })
  expect(usual.tasks.map(({ target, loss }) => [target, loss.id])).toEqual([
    ['column1', 'mse'],
    ['column2', 'bce'],
  ])
  const config = second ? { ...usual, tasks: [usual.tasks[0], second] } : usual
  const [need] = missingData(config)
  keepData(need.name, file.pack(recipe))
  const trainer = await createTrainer(createCpuEngine(), { recordings: [{ config, edits: [] }] })
  for (let step = 0; step < steps; step++) trainer.advance()
  const shares: number[] = []
  const parts = await writePredictions(
    file,
    {
      recording: { config, edits: [] },
      snapshot: trainer.snapshot(),
      titles: [
        ['y?', ''],
        ['large?', 'sure'],
      ],
    },
    (share) => shares.push(share),
  )
  dropData(need.name)
  expect(shares.at(-1)).toBe(1)
  return parts.join('').trim().split('\r\n')
}

it('predicts every row of the file in the units and words of its columns', async () => {
  const lines = await predictedLines(600)
  expect(lines[0]).toBe('name,a,b,y,large,y?,large?,sure')
  expect(lines[4]).toMatch(/^"x, y",21,15,33,yes,/)
  // Cells beyond those of the header are kept in the last one, and empty ones left out.
  expect(lines[7]).toMatch(/^n6,19,13,31,"yes,see,below",/)
  expect(lines[8]).toMatch(/^n7,3,1,7,no,[^,]/)
  const cells = lines.slice(1).map((line) => line.replace('"x, y"', 'x').replace('"yes,see,below"', 'yes').split(','))
  expect(cells).toHaveLength(ROWS)
  // In the column's own unit, not standardised: within a few per cent of a range of 98.
  const errors = cells.map(([, , , y, , prediction]) => Math.abs(Number(y) - Number(prediction)))
  expect(errors.toSorted((x, y) => x - y)[ROWS / 2]).toBeLessThan(3)
  expect(cells.filter(([, , , , large, , prediction]) => large === prediction).length).toBeGreaterThan(0.95 * ROWS)
  expect(cells.every((row) => Number(row[7]) >= 0.5)).toBe(true)
})

it('writes no probability for the hinge loss, whose margins give none', async () => {
  const lines = await predictedLines(200, defaultTask('t2', 'column2', 'hinge'))
  expect(lines[0]).toBe('name,a,b,y,large,y?,large?')
  const cells = lines.slice(9).map((line) => line.split(','))
  expect(cells.every(({ length }) => length === 7)).toBe(true)
  expect(cells.filter(([, , , , large, , prediction]) => large === prediction).length).toBeGreaterThan(
    0.95 * cells.length,
  )
})
