import { ConflictCard } from './results/ConflictCard'
import { ParetoCard } from './results/ParetoCard'
import { ResultsTable } from './results/ResultsTable'

/** Many lanes side by side; its code comes when it is first shown. */
export function CompareScreen() {
  return (
    <main className="compare">
      <ResultsTable />
      <ParetoCard />
      <ConflictCard />
    </main>
  )
}
