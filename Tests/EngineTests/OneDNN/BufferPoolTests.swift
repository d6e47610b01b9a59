import Testing

@testable import Engine

struct BufferPoolTests {
  @Test func `memory that is given back is used again`() throws {
    let pool = BufferPool(limit: 1 << 20)
    let first = try pool.take(10_000)
    pool.give(first, 10_000)
    let second = try pool.take(10_000)
    #expect(first == second)
    pool.give(second, 10_000)
  }

  @Test func `memory in use is never handed out twice`() throws {
    let pool = BufferPool(limit: 1 << 20)
    let (first, second) = try (pool.take(10_000), pool.take(10_000))
    #expect(first != second)
    pool.give(first, 10_000)
    pool.give(second, 10_000)
  }

  @Test(arguments: [1, 4095, 4096, 4097, 65_537, 1 << 20, 100_000_000])
  func `memory lies on a cache line and a size class wastes little`(byteCount: Int) throws {
    let pool = BufferPool(limit: 0)
    let buffer = try pool.take(byteCount)
    #expect(UInt(bitPattern: buffer) % 64 == 0)
    pool.give(buffer, byteCount)
    let size = BufferPool.sizeClass(byteCount)
    #expect(size >= byteCount)
    #expect(size - byteCount < max(4096, byteCount / 8 + 1))
    #expect(BufferPool.sizeClass(size) == size)
  }

  @Test func `a released activation's memory goes to the next one`() throws {
    let device = try Device()
    let descriptor = try MemoryDescriptor(plain: [1, 8, 50, 50])
    var tensor: DeviceTensor? = try DeviceTensor(
      shape: [1, 8, 50, 50], descriptor, device: device)
    let address = tensor?.base
    tensor = nil
    let next = try DeviceTensor(shape: [1, 8, 50, 50], descriptor, device: device)
    #expect(next.base == address)
  }
}
