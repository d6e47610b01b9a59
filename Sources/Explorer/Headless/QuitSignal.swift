#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What Ctrl-\ does to a program without a screen.
enum QuitSignal {
  /// Lets the signal end the process, unless whoever started it wanted it ignored.
  ///
  /// Swift's runtime takes it for a crash, prints where the program was and goes on.
  static func makeItEnd() {
    var action = sigaction()
    guard sigaction(SIGQUIT, nil, &action) == 0 else { return }
    #if canImport(Glibc)
    let ignored = action.__sigaction_handler.sa_handler
    #else
    let ignored = action.__sigaction_u.__sa_handler
    #endif
    guard unsafeBitCast(ignored, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else {
      return
    }
    signal(SIGQUIT, SIG_DFL)
  }
}
