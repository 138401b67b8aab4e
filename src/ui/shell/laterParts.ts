/** What loads when it is first shown: the places other than the run, the open lesson, and dialogs of the top bar. */
import { part } from '../late/part'
import { DataNotice } from './DataNotice'

export const laterParts = {
  compare: part(
    () => import('../compare/CompareScreen').then((module) => module.CompareScreen),
    'comparing',
    'map',
    'methods',
    'parts',
  ),
  map: part(() => import('../map/MapScreen').then((module) => module.MapScreen), 'map', 'methods', 'parts'),
  learn: part(() => import('../learn/LearnScreen').then((module) => module.LearnScreen), 'course', 'help', 'parts'),
  lab: part(() => import('../lab/LabScreen').then((module) => module.LabScreen), 'lab', 'parts'),
  landscape: part(
    () => import('../landscape/LandscapeScreen').then((module) => module.LandscapeScreen),
    'landscape',
    'methods',
    'parts',
  ),
  mapBadge: part(() => import('./MapBadge').then((module) => module.MapBadge), 'map', 'parts'),
  lesson: part(() => import('../learn/LessonDock').then((module) => module.LessonDock), 'course'),
  lanesFiles: part(() => import('./lanes/LanesFiles').then((module) => module.LanesFiles), 'comparing', 'parts'),
  lanesTop: part(() => import('./lanes/LanesTop').then((module) => module.LanesTop), 'comparing', 'parts'),
  lanesNotices: part(() => import('./lanes/LanesNotices').then((module) => module.LanesNotices), 'comparing'),
  // With the extras: it has to be here when the connection is lost.
  data: part(async () => DataNotice, 'beside'),
  problemChanged: part(
    () => import('../problem/ProblemChanged').then((module) => module.ProblemChanged),
    'picker',
    'methods',
    'parts',
  ),
  engine: part(() => import('./EnginePanel').then((module) => module.EnginePanel), 'parts'),
  help: part(() => import('./HelpDialog').then((module) => module.HelpDialog), 'help', 'parts'),
  stop: part(() => import('./StopOptions').then((module) => module.StopOptions), 'parts'),
} as const
export type LaterParts = typeof laterParts
