/**
 * Writes the tables of `public/data` from `vega-datasets`, with the columns, units and classes that the problems state,
 * and prints size and checksum of each file for its `DataNeed`. Run `npx tsx tools/data/tables.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { crc32 } from '../../src/core/problems/data'

type Row = Readonly<Record<string, unknown>>
type Value = number | null
type Read = (row: Row) => Value

const number =
  (key: string, convert: (value: number) => number = (value) => value): Read =>
  (row) => {
    const value = row[key]
    if (value === null) return null
    if (typeof value !== 'number') throw new Error(`${key}: ${value}`)
    // The source has at most four digits.
    return Number(convert(value).toPrecision(5))
  }

/** Index of a class; `missing` are spellings of a missing value. */
const oneOf =
  (key: string, classes: readonly string[], missing: readonly unknown[] = []): Read =>
  (row) => {
    if (missing.includes(row[key])) return null
    const index = classes.indexOf(String(row[key]))
    if (index < 0) throw new Error(`${key}: ${row[key]}`)
    return index
  }

const tables: Readonly<Record<string, Readonly<Record<string, Read>>>> = {
  penguins: {
    island: oneOf('Island', ['Biscoe', 'Dream', 'Torgersen']),
    billLength: number('Beak Length (mm)'),
    billDepth: number('Beak Depth (mm)'),
    flipperLength: number('Flipper Length (mm)'),
    species: oneOf('Species', ['Adelie', 'Chinstrap', 'Gentoo']),
    sex: oneOf('Sex', ['FEMALE', 'MALE'], [null, '.']),
    bodyMass: number('Body Mass (g)'),
  },
  cars: {
    cylinders: number('Cylinders'),
    displacement: number('Displacement', (cubicInches) => 0.016387064 * cubicInches),
    mass: number('Weight_in_lbs', (pounds) => 0.45359237 * pounds),
    modelYear: ({ Year }) => Number(String(Year).slice(0, 4)),
    fuelUse: number('Miles_per_Gallon', (milesPerGallon) => 235.214583 / milesPerGallon),
    power: number('Horsepower', (horsepower) => 0.745699872 * horsepower),
    acceleration: number('Acceleration'),
    origin: oneOf('Origin', ['USA', 'Europe', 'Japan']),
  },
}

for (const [name, columns] of Object.entries(tables)) {
  const rows: readonly Row[] = JSON.parse(readFileSync(`node_modules/vega-datasets/data/${name}.json`, 'utf8'))
  const lines = Object.entries(columns).map(([id, read]) => `"${id}":${JSON.stringify(rows.map(read))}`)
  const file = `public/data/${name}.json`
  writeFileSync(file, `{${lines.join(',\n')}}\n`)
  const bytes = readFileSync(file)
  console.log(`${file}: ${rows.length} rows, bytes: ${bytes.length}, checksum: ${crc32(bytes)}`)
}
