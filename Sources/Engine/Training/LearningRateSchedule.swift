#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How the learning rate changes over the steps of a run.
public struct LearningRateSchedule: Hashable, Sendable {
  /// The course after the warm-up.
  public enum Course: Hashable, Sendable {
    /// The same all along.
    case constant
    /// Multiplied by `factor` at each of the given shares of the run, the warm-up included: He et al. 2015 divide by
    /// 10 at 1/2 and 3/4.
    case steps(at: [Double], factor: Double)
    /// Half a cosine from the full rate to 0 over the steps that follow the warm-up: Loshchilov, Hutter 2016, "SGDR",
    /// arXiv:1608.03983.
    case cosine
  }

  /// The full rate.
  public var rate: Double
  /// The course after the warm-up.
  public var course: Course
  /// The steps in which the rate grows evenly from 0 to the full one.
  public var warmUpSteps: Int

  /// Makes a schedule.
  public init(rate: Double, course: Course = .constant, warmUpSteps: Int = 0) {
    self.rate = rate
    self.course = course
    self.warmUpSteps = warmUpSteps
  }

  /// The rate of a step.
  ///
  /// - Parameters:
  ///   - step: counted from 0.
  ///   - total: the number of steps of the whole run.
  /// - Returns: the rate.
  public func rate(at step: Int, of total: Int) -> Double {
    guard step >= warmUpSteps else {
      return rate * (Double(step) + 1) / (Double(warmUpSteps) + 1)
    }
    switch course {
    case .constant: return rate
    case .steps(let places, let factor):
      let share = Double(step) / Double(max(1, total))
      return rate * pow(factor, Double(places.filter { share >= $0 }.count))
    case .cosine:
      let share = Double(step - warmUpSteps) / Double(max(1, total - warmUpSteps))
      return rate * (1 + cos(.pi * min(1, share))) / 2
    }
  }
}
