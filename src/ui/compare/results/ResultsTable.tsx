export function ResultsTable() {
  return null
}
