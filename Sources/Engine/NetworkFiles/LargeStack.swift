#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Does work on a thread with much stack and waits for it.
///
/// What calls itself for each level of nesting that a file may have would not fit on the small stacks of
/// the threads that tasks run on.
enum LargeStack {
  private static let byteCount = 64 << 20

  /// Runs `body` on a thread of its own; on this one where the system has none left.
  static func run<Result>(_ body: @escaping () -> Result) -> Result {
    var result: Result?
    withoutActuallyEscaping({ result = body() }) { work in
      let job = Job(work)
      if !start(job) { job.work() }
    }
    guard let result else { return body() }
    return result
  }

  fileprivate final class Job {
    let work: () -> Void

    init(_ work: @escaping () -> Void) {
      self.work = work
    }
  }

  private static func start(_ job: Job) -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, byteCount)
    #if canImport(Glibc)
    var thread = pthread_t()
    #else
    var thread: pthread_t?
    #endif
    let context = Unmanaged.passRetained(job)
    guard pthread_create(&thread, &attributes, runLargeStack, context.toOpaque()) == 0 else {
      context.release()
      return false
    }
    #if canImport(Glibc)
    pthread_join(thread, nil)
    #else
    if let thread { pthread_join(thread, nil) }
    #endif
    return true
  }
}

#if canImport(Glibc)
private func runLargeStack(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<LargeStack.Job>.fromOpaque(context).takeRetainedValue().work() }
  return nil
}
#else
private func runLargeStack(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<LargeStack.Job>.fromOpaque(context).takeRetainedValue().work()
  return nil
}
#endif
