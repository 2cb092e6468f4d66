import { useEffect, useState } from 'react';

export const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/** Whether a file has ever been dragged over the page. It never opens in the page's place, as browsers have it. */
export function useFileDragged(): boolean {
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    const take = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragged(true);
    };
    addEventListener('dragover', take);
    addEventListener('drop', take);
    return () => {
      removeEventListener('dragover', take);
      removeEventListener('drop', take);
    };
  }, []);
  return dragged;
}
