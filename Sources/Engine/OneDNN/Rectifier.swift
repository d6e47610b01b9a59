internal import CKernels

/// max(0, x) of each number as it lies, whatever the layout.
///
/// Our own, since oneDNN's makes what is not a number zero: an answer then looks sound though a layer in front of it
/// is broken.
struct Rectifier {
  private let team: ThreadTeam?

  init(device: Device) {
    team = device.team
  }

  /// Rectifies a tensor, or the sum of two, into a tensor of the same layout, perhaps the first itself.
  func run(_ inputs: [DeviceTensor], into output: DeviceTensor) {
    let (sources, target) = (inputs.map(\.numbers), output.numbers)
    divided(output.byteCount / MemoryLayout<Float>.size) { part in
      let (start, count) = (part.lowerBound, part.count)
      if sources.count == 2 {
        ck_add_rectified(count, sources[0] + start, sources[1] + start, target + start)
      } else {
        ck_rectify(count, sources[0] + start, target + start)
      }
    }
    withExtendedLifetime((inputs, output)) {}
  }

  /// With fewer numbers another thread would take longer to come than it helps.
  private static let leastShared = 16_384

  private func divided(_ count: Int, _ body: (Range<Int>) -> Void) {
    guard let team, count >= Self.leastShared else { return body(0..<count) }
    team.run { thread, threads in body((0..<count).part(thread, of: threads)) }
  }
}

extension DeviceTensor {
  /// The numbers as they lie.
  fileprivate var numbers: UnsafeMutablePointer<Float> {
    base.assumingMemoryBound(to: Float.self)
  }
}
