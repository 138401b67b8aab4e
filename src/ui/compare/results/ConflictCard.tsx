export function ConflictCard() {
  return null
}
