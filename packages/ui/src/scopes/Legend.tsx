export function Legend() {
  return (
    <ul class="legend" aria-label="Legend">
      <li>
        <svg viewBox="0 0 30 10" aria-hidden="true">
          <path class="edge edge-lexical" d="M1 5H20" />
          <path class="head head-lexical" d="M19 5l5-3.4L29 5l-5 3.4Z" />
        </svg>
        defined in
      </li>
      <li>
        <svg viewBox="0 0 30 10" aria-hidden="true">
          <path class="edge edge-call" d="M1 5H23" />
          <path class="head head-call" d="M22 1.5 29 5l-7 3.5Z" />
        </svg>
        called by
      </li>
      <li>
        <svg viewBox="0 0 30 14" aria-hidden="true">
          <path class="legend-cell" d="M7 1.5H23L29 7l-6 5.5H7L1 7Z" />
        </svg>
        cell
      </li>
    </ul>
  );
}
