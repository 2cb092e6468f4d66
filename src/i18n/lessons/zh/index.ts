import type { LessonWords } from '../../words.ts';
import { challenge } from './challenge.ts';
import { glossary } from './glossary.ts';
import { interview } from './interview.ts';
import { learn } from './learn.ts';
import { slides } from './slides.ts';
import { ways } from './ways.ts';

export const zh: LessonWords = { challenge, interview, learn, slides, glossary, ways };
