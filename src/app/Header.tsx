import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../views/context.tsx';
import { IconButton } from '../views/parts/IconButton.tsx';
import { Logo } from './Logo.tsx';
import { switchLanguage } from './language.ts';
import { switchTheme, themeStore } from './theme.ts';
import '../views/parts/button.css';
import './header.css';

interface Props {
  /** Where one is, beside the name. */
  readonly crumb?: ReactNode;
  /** What belongs to this page alone. */
  readonly children?: ReactNode;
}

export function Header({ crumb, children }: Props) {
  const { header, lang, name } = useWords();
  const night = useStore(themeStore, (state) => state.theme === 'night');
  return (
    <header className="header">
      <a className="wordmark" href="#/" aria-label={header.home}>
        <Logo />
        <span>{name}</span>
      </a>
      {crumb}
      <div className="header-end">
        {children}
        <button
          type="button"
          className="button"
          lang={lang === 'en' ? 'zh-CN' : 'en'}
          title={header.switchLanguageHint}
          onClick={() => void switchLanguage()}
        >
          {header.switchLanguage}
        </button>
        <IconButton
          icon={night ? 'sun' : 'moon'}
          label={night ? header.toDay : header.toNight}
          onClick={switchTheme}
        />
      </div>
    </header>
  );
}
