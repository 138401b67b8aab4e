export function ParetoCard() {
  return null
}
