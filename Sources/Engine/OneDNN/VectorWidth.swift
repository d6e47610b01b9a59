internal import COneDNN

/// How many numbers the processor's vectors hold, for which there are kernels.
enum VectorWidth {
  /// AVX-512: oneDNN has kernels in every form.
  case sixteen
  /// AVX2.
  case eight
  /// Anything less.
  case less

  /// This processor's, or less where `ONEDNN_MAX_CPU_ISA` says so.
  static let ofProcessor: VectorWidth = {
    let set = dnnl_get_effective_cpu_isa().rawValue
    func has(_ other: dnnl_cpu_isa_t) -> Bool { set & other.rawValue == other.rawValue }
    if has(dnnl_cpu_isa_avx512_core) { return .sixteen }
    return has(dnnl_cpu_isa_avx2) ? .eight : .less
  }()
}
