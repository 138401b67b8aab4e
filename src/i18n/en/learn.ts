export const learn = {
  title: 'Learn',
  lessons: 'Lessons',
  minutes: '{{count}} min',
}
