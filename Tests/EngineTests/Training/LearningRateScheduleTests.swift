import Testing

@testable import Engine

struct LearningRateScheduleTests {
  @Test func `a warm-up grows evenly to the full rate`() {
    let schedule = LearningRateSchedule(rate: 1, warmUpSteps: 4)
    let rates = (0...4).map { schedule.rate(at: $0, of: 10) }
    #expect(zip(rates, [0.2, 0.4, 0.6, 0.8, 1.0]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `steps divide the rate at their shares of the run`() {
    let schedule = LearningRateSchedule(
      rate: 0.1, course: .steps(at: [0.5, 0.75], factor: 0.1))
    #expect(abs(schedule.rate(at: 49, of: 100) - 0.1) < 1e-12)
    #expect(abs(schedule.rate(at: 50, of: 100) - 0.01) < 1e-12)
    #expect(abs(schedule.rate(at: 75, of: 100) - 0.001) < 1e-12)
  }

  @Test func `a warm-up does not move the steps`() {
    let schedule = LearningRateSchedule(
      rate: 1, course: .steps(at: [0.5, 0.75], factor: 0.1), warmUpSteps: 40)
    #expect(schedule.rate(at: 49, of: 100) == 1)
    #expect(abs(schedule.rate(at: 50, of: 100) - 0.1) < 1e-12)
    #expect(abs(schedule.rate(at: 75, of: 100) - 0.01) < 1e-12)
  }

  @Test func `a cosine falls from the full rate through half of it to none`() {
    let schedule = LearningRateSchedule(rate: 2, course: .cosine)
    #expect(schedule.rate(at: 0, of: 100) == 2)
    #expect(abs(schedule.rate(at: 50, of: 100) - 1) < 1e-12)
    #expect(abs(schedule.rate(at: 100, of: 100)) < 1e-12)
  }

  @Test func `a run of no steps does not divide by zero`() {
    #expect(LearningRateSchedule(rate: 1, course: .cosine).rate(at: 0, of: 0) == 1)
  }
}
