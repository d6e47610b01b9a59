#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A serial executor over one thread of its own, on which all kernels run.
///
/// libgomp keeps a pool of threads for each thread that calls it, and the screen's thread must never
/// compute: so there is exactly one thread that does.
final class KernelExecutor: SerialExecutor, @unchecked Sendable {
  /// What waits for the thread.
  private enum Item {
    case job(UnownedJob)
    case continuation(UnsafeContinuation<Void, Never>)
  }

  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var queue: [Item] = []
  private var isFinished = false
  /// How much the threads of the kernels give way to others, as the system counts it; 0 for not at all.
  private let niceness: Int32

  /// Starts the thread.
  ///
  /// - Parameter niceness: how much kernels give way to other threads: 0 not at all, 19 most.
  init(niceness: Int32 = 0) {
    self.niceness = niceness
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    condition = .allocate(capacity: 1)
    condition.initialize(to: pthread_cond_t())
    pthread_cond_init(condition, nil)
    start()
  }

  deinit {
    pthread_cond_destroy(condition)
    condition.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Queues a job of an actor; it runs on the kernel thread after those before it.
  func enqueue(_ job: consuming ExecutorJob) {
    enqueue(.job(UnownedJob(job)))
  }

  /// Queues the rest of a job that gives way to those that wait now.
  func enqueue(_ continuation: UnsafeContinuation<Void, Never>) {
    enqueue(.continuation(continuation))
  }

  /// Whether anything waits for the thread.
  var isAwaited: Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return !queue.isEmpty
  }

  private func enqueue(_ item: Item) {
    pthread_mutex_lock(mutex)
    queue.append(item)
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  /// Lets the thread end when its queue is empty.
  func finish() {
    pthread_mutex_lock(mutex)
    isFinished = true
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  /// Kernels need more stack than a thread has by default on some systems.
  private static let stackByteCount = 8 << 20

  private func start() {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, Self.stackByteCount)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    #if canImport(Glibc)
    var thread = pthread_t()
    #else
    var thread: pthread_t?
    #endif
    // The thread owns a reference, so the executor lives as long as its thread.
    let context = Unmanaged.passRetained(self).toOpaque()
    let status = pthread_create(&thread, &attributes, runKernelThread, context)
    precondition(status == 0, "the system has no thread left for the kernels")
  }

  fileprivate func work() {
    giveWay()
    while let item = next() {
      switch item {
      case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
      case .continuation(let continuation): continuation.resume()
      }
    }
  }

  /// Lowers the priority of this thread, and so of those that kernels start from it.
  private func giveWay() {
    #if canImport(Glibc)
    // On Linux 0 means the calling thread alone; that it may fail does not matter.
    if niceness > 0 { _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, niceness) }
    #endif
  }

  private func next() -> Item? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while queue.isEmpty && !isFinished { pthread_cond_wait(condition, mutex) }
    return queue.isEmpty ? nil : queue.removeFirst()
  }
}

#if canImport(Glibc)
private func runKernelThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<KernelExecutor>.fromOpaque(context).takeRetainedValue().work() }
  return nil
}
#else
private func runKernelThread(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<KernelExecutor>.fromOpaque(context).takeRetainedValue().work()
  return nil
}
#endif
