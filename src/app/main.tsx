import { StrictMode } from 'react';
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

trustOwnScripts();
keepTheme();
await keepLanguage();
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
keepOffline();
