import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../core/assert.ts';
import { App } from './App.tsx';
import { keepLanguage } from './language.ts';
import { keepOffline } from './offline/keepOffline.ts';
import { trustOwnScripts } from './safe/trust.ts';
import { keepTheme } from './theme.ts';
import './fonts.css';
import './tokens.css';
import './base.css';

/** The page, or what of it stands in a frame of another page: that leaves nothing behind in the reader's browser. */
async function pageAsked(): Promise<ReactNode> {
  if (asksForFrame(location.search)) return (await import('./later.ts')).framed();
  keepTheme();
  await keepLanguage();
  keepOffline();
  return <App />;
}

const asksForFrame = (query: string): boolean => new URLSearchParams(query).has('embed');

trustOwnScripts();
const page = await pageAsked();
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <StrictMode>{page}</StrictMode>,
);
