import { createRoot } from 'react-dom/client'
import { defaultConfig } from './core/config/defaults'
import { speak } from './i18n/setup'
import * as actions from './state/compare/actions'
import { compareStore, lanesPopulation, setCompareView } from './state/compare/store'
import * as sweep from './state/compare/sweep'
import { viewStore } from './state/view'
import { CompareScreen } from './ui/compare/CompareScreen'
import { Notices } from './ui/shell/Notices'
import { followTheme } from './ui/theme/useTheme'
import './ui/theme/tokens.css'
import './ui/theme/base.css'
import './ui/controls/controls.css'
import './ui/shell/shell.css'
import './ui/shell/settings.css'

const style = document.createElement('style')
style.textContent = `body,html{height:100%} body>div{min-height:100%;height:100%;display:flex;flex-direction:column} @media (max-width:1199px){body>div{height:auto}}`
document.head.append(style)
followTheme()
lanesPopulation.wantedEngine = 'cpu'
sweep.sweepPopulation.wantedEngine = 'cpu'
Object.assign(window, { h: { actions, compareStore, lanesPopulation, setCompareView, sweep } })
const q = new URLSearchParams(location.search)
const steps = Number(q.get('steps') ?? 300)
const config = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 150 },
  network: { ...defaultConfig.network, trunk: [10, 10] },
  training: { ...defaultConfig.training, batchSize: 16 },
}
compareStore.setState(({ comparison }) => ({ comparison: { ...comparison, steps, threshold: 0.8 } }))
actions.compareFrom({ config, edits: [] }, 'fixed-adaptive', Number(q.get('seeds') ?? 4))
if (q.has('base')) actions.addBaselines()
await speak(viewStore.getState().language)
createRoot(document.getElementById('root')!).render(
  <>
    <CompareScreen />
    <Notices />
  </>,
)
