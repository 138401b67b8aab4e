export const lab = {
  title: 'Loss lab',
}
