/** What each target is, in a sentence. */
export const targetNotes = {
  circles: 'Two classes: inside or outside a circle.',
  xor: 'Two classes: x and y of the same sign or not.',
  spirals: 'Two classes: two interleaved spirals.',
  blobs: 'Two to five clouds of points, one per class.',
  moons: 'Two classes: two interleaved crescents.',
  checkerboard: 'Two classes: the squares of a checkerboard.',
  plane: 'A number: a slope from corner to corner.',
  ripple: 'A number: waves in rings around a centre.',
  bumps: 'A number: hills and hollows.',
  saddle: 'A number: up along one axis, down along the other.',
  product: 'A number: x times y.',
  painted: 'Two to five classes: the areas that you paint.',
  relief: 'A number: the heights that you paint.',
  dotted: 'Two to five classes: the points that you put down.',
  formula: 'A number: the formula that you type.',
}
