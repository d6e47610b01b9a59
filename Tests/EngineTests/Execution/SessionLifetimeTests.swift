import Testing

@testable import Engine

struct SessionLifetimeTests {
  @Test(arguments: [Session.Retention.everything, .onlyTargets])
  func `a session that nobody holds gives its memory back`(
    _ retention: Session.Retention
  ) async throws {
    weak var session: Session?
    let device: WeakDevice
    do {
      let made = Session()
      session = made
      let setup = try #require(try NetworkFixture.named("lenet5")).setup()
      try await made.run(setup, keeping: retention)
      device = try await made.weakDevice()
    }
    for _ in 0..<100 where device.device != nil || device.pool != nil {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(session == nil)
    #expect(device.device == nil)
    #expect(device.pool == nil)
  }
}

/// What all of a session's tensors and kernels hold on to.
private final class WeakDevice: @unchecked Sendable {
  weak var device: Device?
  weak var pool: BufferPool?

  init(_ device: Device) {
    self.device = device
    pool = device.pool
  }
}

extension Session {
  fileprivate func weakDevice() throws -> WeakDevice {
    WeakDevice(try currentDevice(for: "input"))
  }
}
