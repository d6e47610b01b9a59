import Explorer

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Wakes the loop from another thread.
func wakeFromThread() {
  startThread { _ in
    Waker().wake()
    return nil
  }
}

/// Wakes the loop from a task, which must also work after the supervisor's fork.
@MainActor func wakeFromTask() {
  nonisolated func expectMainActor() { MainActor.assumeIsolated {} }
  expectMainActor()
  Task.detached(priority: .utility) {
    await Task.yield()
    Waker().wake()
  }
}

/// Uses up the stack of another thread, which has no signal stack.
func overflowInThread() {
  startThread { _ in
    _ = descend(1)
    return nil
  }
  while true { pause() }
}

@inline(never) private func descend(_ depth: Int) -> Int {
  withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { bytes in
    bytes[depth & 4095] = 1
    return depth < 0 ? 0 : descend(depth &+ 1) &+ Int(bytes[7])
  }
}

/// Swift does not import C's `stderr` as safe; the descriptor is.
func stderrFile() -> UnsafeMutablePointer<FILE> {
  guard let file = fdopen(STDERR_FILENO, "w") else { exit(70) }
  setvbuf(file, nil, _IONBF, 0)
  return file
}

#if canImport(Glibc)
private func startThread(
  _ body: @escaping @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
) {
  var thread = pthread_t()
  pthread_create(&thread, nil, body, nil)
}
#else
private func startThread(
  _ body: @escaping @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer?
) {
  var thread: pthread_t?
  pthread_create(&thread, nil, body, nil)
}
#endif
