internal import COneDNN

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// oneDNN's engine and stream on this machine's processor, and the memory that its kernels share.
///
/// All calls come from one thread: libgomp keeps a pool of threads for each thread that calls.
final class Device {
  let engine: Handle<EngineKind>
  let stream: Handle<StreamKind>
  let pool: BufferPool
  /// The kernels' threads; nil where oneDNN was built for other ones.
  let team = ThreadTeam()
  /// How work is divided between them.
  let speeds = ThreadSpeeds()
  /// Memory for kernels while they run.
  let scratch = Scratch()

  init(pooledBytes: Int = 512 << 20) throws(OneDNNError) {
    let engine = try Handle<EngineKind>("dnnl_engine_create") {
      dnnl_engine_create($0, dnnl_cpu, 0)
    }
    self.engine = engine
    stream = try Handle("dnnl_stream_create") {
      dnnl_stream_create($0, engine.raw, dnnl_stream_default_flags.rawValue)
    }
    pool = BufferPool(limit: pooledBytes)
  }

  /// Whether the processor has vectors of sixteen numbers, for which oneDNN has kernels in every form.
  let hasWideVectors = VectorWidth.ofProcessor == .sixteen

  /// Sets how many threads the kernels use that the calling thread runs.
  func setThreadCount(_ count: Int) {
    typealias Function = @convention(c) (Int32) -> Void
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "omp_set_num_threads") else { return }
    unsafeBitCast(symbol, to: Function.self)(Int32(clamping: max(1, count)))
  }
}
