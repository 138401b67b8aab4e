import type { PictureColors } from '../theme/pictureColor'
import type { Reader } from './tones'

/** The colour of a target, for CSS. */
export function colorOf(reader: Reader, target: number, colors: PictureColors): string {
  const rgba = new Uint8ClampedArray(4)
  reader.paintTruth(rgba, 0, target, colors)
  return `rgb(${rgba[0]} ${rgba[1]} ${rgba[2]})`
}
