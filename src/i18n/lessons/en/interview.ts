/** Words of the pages that teach: questions as interviewers ask them. */
export const interview = {
  title: 'Interview',
} as const;
