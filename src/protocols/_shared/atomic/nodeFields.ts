/** Fields of notes and violations that hold nodes. */
export const nodeFields = [
  ...['coordinator', 'participant', 'participants', 'node', 'who', 'from', 'asked', 'asker'],
  ...['to', 'first', 'missing', 'done', 'at'],
];
