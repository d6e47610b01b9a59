/// How long steps took together, and how long they would at the machine's limits.
public struct StepTimes: Hashable, Sendable {
  /// The shortest times that were measured.
  public private(set) var milliseconds = 0.0
  /// The least time at the limits, of steps that arithmetic binds.
  public private(set) var arithmetic = 0.0
  /// The least time at the limits, of steps that memory binds.
  public private(set) var memory = 0.0
  /// Floating-point operations of the direct form.
  public private(set) var operations = 0.0
  /// Bytes read and written.
  public private(set) var bytes = 0.0

  /// No time at all.
  public init() {}

  /// One step's times.
  public init(_ step: PlanStepReport) {
    milliseconds = step.milliseconds
    if step.isBoundByArithmetic {
      arithmetic = step.arithmeticMilliseconds
    } else {
      memory = step.memoryMilliseconds
    }
    operations = 2 * Double(step.multiplyAccumulates)
    bytes = Double(step.bytesRead + step.bytesWritten)
  }

  /// Adds the times of other steps.
  public static func += (left: inout StepTimes, right: StepTimes) {
    left.milliseconds += right.milliseconds
    left.arithmetic += right.arithmetic
    left.memory += right.memory
    left.operations += right.operations
    left.bytes += right.bytes
  }

  /// The least time that the machine's limits allow.
  public var expected: Double { arithmetic + memory }

  /// The share of the limits' speed that was reached; more than 1 where Winograd's filtering multiplies less than the
  /// direct form, or what is read lies in a cache.
  public var shareOfLimit: Double { milliseconds > 0 ? expected / milliseconds : 0 }

  /// Billions of operations in a second.
  public var gigaflops: Double { milliseconds > 0 ? operations / milliseconds / 1e6 : 0 }

  /// Billions of bytes in a second.
  public var gigabytes: Double { milliseconds > 0 ? bytes / milliseconds / 1e6 : 0 }

  /// Which limit takes the larger part of the least time, `compute` or `memory`; empty where nothing is done.
  public var limit: String {
    expected > 0 ? (arithmetic > memory ? "compute" : "memory") : ""
  }
}
