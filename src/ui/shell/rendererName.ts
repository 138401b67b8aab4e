/**
 * The everyday name of the graphics card, from the renderer string: `ANGLE (Apple, Apple M2,
 * OpenGL 4.1)` is `Apple M2`. Empty where the string has no name.
 */
export function rendererName(renderer: string): string {
  if (/swiftshader/i.test(renderer)) return 'SwiftShader'
  if (/llvmpipe/i.test(renderer)) return 'llvmpipe'
  const inside = /^ANGLE \((.*)\)$/.exec(renderer)?.[1]
  const name = inside === undefined ? renderer : deviceOf(inside)
  return name
    .replace(/ANGLE Metal Renderer: /i, '')
    .replace(/\s+(Direct3D|OpenGL|Vulkan|vs_|D3D)\S*.*$/i, '')
    .replace(/\s*\(0x[0-9a-f]+\)/gi, '')
    .replace(/\((R|TM)\)/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 28)
}

/** `vendor, device, back end`: the device; commas inside parentheses do not count. */
function deviceOf(inside: string): string {
  const parts = inside.split(/,\s*(?![^(]*\))/)
  return parts[1] ?? parts[0]
}
