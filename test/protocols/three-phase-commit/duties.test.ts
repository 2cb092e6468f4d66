import { testAsked } from '../atomic/asked.ts';
import { protocol } from './runs.ts';

testAsked(protocol);
