import type { LessonWords } from '../../words.ts';
import { challenge } from './challenge.ts';
import { interview } from './interview.ts';
import { learn } from './learn.ts';
import { slides } from './slides.ts';
import { terms } from './terms.ts';
import { ways } from './ways.ts';

export const zh: LessonWords = { challenge, interview, learn, slides, terms, ways };
