#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Synchronization

/// Starts programs in a terminal of their own.
enum ChildProcess {
  #if canImport(Glibc)
  private typealias Attributes = posix_spawnattr_t
  private typealias Actions = posix_spawn_file_actions_t
  private static let newSession: Int32 = 0x80
  #else
  private typealias Attributes = posix_spawnattr_t?
  private typealias Actions = posix_spawn_file_actions_t?
  private static let newSession: Int32 = 0x400
  #endif

  /// Between opening a terminal and marking it as ours alone, no program may be started: it would
  /// inherit the terminal and keep it from hanging up.
  private static let lock = Mutex(())

  /// A new pseudo terminal: both ends, and the path of the program's.
  static func openTerminal() throws -> (controller: Int32, device: Int32, path: String) {
    try lock.withLock { _ in
      var (controller, device): (Int32, Int32) = (-1, -1)
      guard openpty(&controller, &device, nil, nil, nil) == 0, let path = ttyname(device) else {
        throw PseudoTerminal.Failure(description: "no pseudo terminal: errno \(errno)")
      }
      for end in [controller, device] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return (controller, device, String(cString: path))
    }
  }

  /// Starts a program that leads a new session.
  ///
  /// The first terminal that such a process opens becomes
  /// its controlling terminal, so no code has to run between fork and exec.
  static func start(
    _ program: String, arguments: [String], environment: [String: String], terminal: String
  ) throws -> pid_t {
    #if canImport(Glibc)
    var (attributes, actions) = (Attributes(), Actions())
    #else
    var (attributes, actions): (Attributes, Actions) = (nil, nil)
    #endif
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    resetSignals(&attributes)
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)

    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var process: pid_t = 0
    let error = lock.withLock { _ in
      posix_spawn(&process, program, &actions, &attributes, &words, &settings)
    }
    guard error == 0 else {
      throw PseudoTerminal.Failure(description: "cannot start \(program): errno \(error)")
    }
    return process
  }

  /// Test runners block and ignore signals; the program under test must not inherit that.
  private static func resetSignals(_ attributes: inout Attributes) {
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }
}
