export const problems = {
  targets: {
    circles: 'Circles',
    xor: 'XOR',
    spirals: 'Spirals',
    blobs: 'Blobs',
    moons: 'Moons',
    checkerboard: 'Checkers',
    plane: 'Plane',
    ripple: 'Ripple',
    bumps: 'Bumps',
    saddle: 'Saddle',
    product: 'Product',
    formula: 'Formula',
  },
}
