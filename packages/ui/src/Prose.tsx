import { Fragment } from 'preact';

/** Plain text in which `backticks` mark code. It reaches the page as text nodes only. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('`').map((piece, index) => (
        <Fragment key={index}>{index % 2 === 1 ? <code>{piece}</code> : piece}</Fragment>
      ))}
    </>
  );
}
