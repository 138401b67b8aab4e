import { defaultTask } from '../../config/defaults'
import type { Column } from '../table/columns'
import { tableProblem } from '../table/problem'

const inputs = [
  { id: 'cylinders', kind: 'number', unit: '', gaps: false },
  { id: 'displacement', kind: 'number', unit: 'L', gaps: false },
  { id: 'mass', kind: 'number', unit: 'kg', gaps: false },
  { id: 'modelYear', kind: 'number', unit: '', gaps: false },
] as const satisfies readonly Column[]

const targets = [
  { id: 'fuelUse', kind: 'number', unit: 'L/100 km', gaps: true, standard: { offset: 11, size: 4 } },
  { id: 'power', kind: 'number', unit: 'kW', gaps: true, standard: { offset: 78, size: 29 } },
  { id: 'acceleration', kind: 'number', unit: 's', gaps: false, standard: { offset: 15.5, size: 2.8 } },
  { id: 'origin', kind: 'category', classes: ['USA', 'Europe', 'Japan'] },
] as const satisfies readonly Column[]

/**
 * 406 cars of the model years 1970 to 1982. Inputs are cylinders, displacement, mass and model year. Tasks are fuel
 * use (8 cars have none), engine power (6 have none), the time from 0 to 60 mph (96.6 km/h) and where the car was made.
 *
 * Converted from American units: 1 mile per gallon = 235.215 L/100 km over the miles, 1 horsepower = 0.7457 kW,
 * 1 cubic inch = 0.016387 L, 1 pound = 0.45359 kg. The file has the years 1981 and 1982 as one.
 *
 * Ramos and Donoho, ASA Data Exposition 1983, http://lib.stat.cmu.edu/datasets/cars.desc, distributed for educational
 * and scientific purposes; from `vega-datasets`.
 */
export const cars = tableProblem({
  id: 'cars',
  rows: 406,
  shown: ['displacement', 'mass'],
  need: { name: 'cars-1', file: 'data/cars.json', bytes: 16693, checksum: 1901499486 },
  inputs,
  targets,
  usualTasks: [
    defaultTask('t1', 'fuelUse', 'mse'),
    defaultTask('t2', 'power', 'mse'),
    defaultTask('t3', 'acceleration', 'mse'),
    defaultTask('t4', 'origin', 'softmax'),
  ],
})
