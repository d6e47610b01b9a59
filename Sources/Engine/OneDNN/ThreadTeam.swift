#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The threads on which oneDNN's kernels run, lent to a loop of our own.
///
/// They are libgomp's, which keeps one team for each thread that calls it: another team beside it would fight
/// for the same cores.
struct ThreadTeam {
  private typealias Entry = @convention(c) (UnsafeMutableRawPointer?) -> Void
  private typealias Parallel =
    @convention(c) (Entry, UnsafeMutableRawPointer?, UInt32, UInt32) -> Void
  private typealias Number = @convention(c) () -> Int32

  /// What the threads are told.
  private struct Task {
    let place: Number
    let count: Number
    let body: (Int, Int) -> Void
  }

  private let parallel: Parallel
  private let place: Number
  private let count: Number
  private let most: Number

  /// Finds the team; nil where oneDNN was built for other threads.
  init?() {
    let program = dlopen(nil, RTLD_NOW)
    guard let parallel = dlsym(program, "GOMP_parallel"),
      let place = dlsym(program, "omp_get_thread_num"),
      let count = dlsym(program, "omp_get_num_threads"),
      let most = dlsym(program, "omp_get_max_threads")
    else { return nil }
    self.parallel = unsafeBitCast(parallel, to: Parallel.self)
    self.place = unsafeBitCast(place, to: Number.self)
    self.count = unsafeBitCast(count, to: Number.self)
    self.most = unsafeBitCast(most, to: Number.self)
  }

  /// The most threads that a body runs on.
  var size: Int { Int(most()) }

  /// How many threads a body runs on now, which a limit of the environment may keep below the most.
  var measuredSize: Int {
    var size = 0
    run { place, count in if place == 0 { size = count } }
    return size
  }

  /// Runs a body on every thread and waits for all.
  ///
  /// - Parameter body: gets the thread's place and the number of threads; must not touch what another one writes.
  func run(_ body: (_ place: Int, _ count: Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      var task = Task(place: place, count: count, body: body)
      withUnsafeMutablePointer(to: &task) { task in
        let entry: Entry = { raw in
          guard let task = raw?.assumingMemoryBound(to: Task.self).pointee else { return }
          task.body(Int(task.place()), Int(task.count()))
        }
        parallel(entry, task, 0, 0)
      }
    }
  }
}

extension Range<Int> {
  /// The part of a range that a thread takes of it: all take as many but for one.
  func part(_ place: Int, of parts: Int) -> Range<Int> {
    lowerBound + count * place / parts..<lowerBound + count * (place + 1) / parts
  }
}
