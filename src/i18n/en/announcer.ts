/** What a screen reader hears of the curves while training. */
export const announcer = {
  sentence: 'Step {{step}}: {{tasks}}.',
  falling: '{{task}} {{loss}} and falling',
  rising: '{{task}} {{loss}} and rising',
  flat: '{{task}} {{loss}}, steady',
  joint: ', ',
}
