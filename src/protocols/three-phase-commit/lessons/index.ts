/** What there is to learn, each part loaded when someone asks for it. */
export const teaching = {
  outline: { chapters: [], topics: [], questions: [], challenges: [] },
  chapters: async () => ({ chapters: [] }),
  questions: async () => ({ questions: [] }),
  challenges: async () => ({ challenges: [] }),
  glossary: async () => ({ glossary: [] }),
  scenes: async () => ({ scenes: [] }),
};
