import type { LessonWords } from '../../words.ts';
import { challenge } from './challenge.ts';
import { interview } from './interview.ts';
import { learn } from './learn.ts';
import { terms } from './terms.ts';

export const zh: LessonWords = { challenge, interview, learn, terms };
