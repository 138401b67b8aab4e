export const landscape = {
  title: 'Landscapes',
}
