#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a program without a terminal printed, and how it ended.
public struct ProgramRun: Sendable {
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String
  /// Its exit status; 128 and the signal's number where a signal ended it.
  public let status: Int32

  /// Runs a program of this package to its end, its input and outputs being files.
  ///
  /// - Parameters:
  ///   - program: the executable's name.
  ///   - arguments: its arguments.
  ///   - input: what it reads from standard input.
  ///   - environment: what is set beside `PATH` and a UTF-8 locale.
  /// - Throws: `PseudoTerminal.Failure` when it cannot be started.
  public init(
    _ program: String = "convscope", _ arguments: [String], input: String = "",
    environment: [String: String] = [:]
  ) throws {
    let folder = try ScratchFolder()
    let names = ["in", "out", "err"].map { folder.path + "/" + $0 }
    folder.write(input, to: "in")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, names[0], O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, names[1], O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, names[2], O_WRONLY | O_CREAT, 0o600)
    let settings = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
      .merging(environment) { $1 }
    let path = BuiltProducts.path(of: program)
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var values = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + values).forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, path, &actions, nil, &words, &values)
    guard error == 0 else {
      throw PseudoTerminal.Failure(description: "cannot start \(path): errno \(error)")
    }
    var code: Int32 = 0
    while waitpid(process, &code, 0) < 0, errno == EINTR {}
    status = code & 0x7f == 0 ? (code >> 8) & 0xff : 128 + (code & 0x7f)
    output = folder.read("out")
    errors = folder.read("err")
  }
}
