/** Texts of curves of weights that are drawn by hand. */
export const curvesEditor = {
  curve: 'Curve of {{task}}',
  point: 'Point {{number}} of {{task}}',
  pointValue: 'step {{x}}, weight {{y}}',
  help: 'Drag the points. Double-click adds one. With the keyboard: arrows move a point, Insert adds one beside it, Delete removes it.',
  add: 'Add a point',
  remove: 'Remove the point',
}
