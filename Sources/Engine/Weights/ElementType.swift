/// How a weight file stores the elements of a tensor.
public enum ElementType: Hashable, Sendable {
  /// IEEE 754 binary32.
  case float32
  /// IEEE 754 binary16.
  case float16
  /// The upper half of a binary32.
  case bfloat16
  /// A type that is not read, by the name that the file gives it.
  case other(String)

  /// The type of that name in a safetensors header.
  public init(name: String) {
    switch name {
    case "F32": self = .float32
    case "F16": self = .float16
    case "BF16": self = .bfloat16
    default: self = .other(name)
    }
  }

  /// The name in a safetensors header.
  public var name: String {
    switch self {
    case .float32: "F32"
    case .float16: "F16"
    case .bfloat16: "BF16"
    case .other(let name): name
    }
  }

  /// The size of an element in bytes; nil for a type of unknown size.
  var byteCount: Int? {
    switch name {
    case "BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2", "F8_E8M0": 1
    case "F16", "BF16", "U16", "I16": 2
    case "F32", "U32", "I32": 4
    case "F64", "U64", "I64", "C64": 8
    default: nil
    }
  }
}
