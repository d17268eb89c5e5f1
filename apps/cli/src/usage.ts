/** What `nonlocal --help` prints. */
export const usage = `nonlocal: a classroom for how Python really handles names

  nonlocal run FILE      run a program; FILE may be - for standard input
      --max-steps N        stop after N instructions
      --max-bytes N        stop when more than N bytes are alive
  nonlocal trace FILE    run it step by step; one JSON line a step, then a summary
      --granularity G      line (default), expression or instruction
      --max-steps N, --max-bytes N
  nonlocal dis FILE      print the program's bytecode, as CPython's dis does
  nonlocal serve         start the classroom; PORT, HOST, NONLOCAL_DATA and others configure it
  nonlocal backup FILE   copy every room of NONLOCAL_DATA into a new file, while the server runs
`;

/** A wrong command line: `message` is for people. */
export class UsageError extends Error {}
