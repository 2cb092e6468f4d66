/** Stands in for the package use-sync-external-store (vite.config.ts). */
export { useSyncExternalStore } from 'react';
