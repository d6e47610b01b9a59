import Engine
import Testing

struct ShapeTests {
  @Test func `the number of elements saturates instead of trapping`() {
    #expect(Shape([3, 224, 224]).elementCount == 150_528)
    #expect(Shape([Int.max, 2]).elementCount == Int.max)
  }
}
