import Explorer

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

// Opens the screen, shows what happens to it, and dies as it is told: the tests' view of Terminal/.
//
//   TerminalProbe [--supervised] [--no-mouse]
//
// Keys: q quit, e exit(3) without closing, t trap, a abort, s segmentation fault, o overflow the
// stack of a thread, m write to standard error, w wake from a thread, d from a task, c cursor, b open twice.

let arguments = CommandLine.arguments
if arguments.contains("--supervised") { TerminalSupervisor.start(program: "probe") }

let capabilities = TerminalCapabilities.detect()
do {
  let session = try TerminalSession(
    capabilities: capabilities, usesMouse: !arguments.contains("--no-mouse"))
  var probe = Probe(session: session)
  let status = probe.run()
  session.close()
  print("closed")
  exit(status)
} catch {
  print("plain: \(error)")
  exit(2)
}
