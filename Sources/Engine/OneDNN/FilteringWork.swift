internal import CKernels

/// A convolution by Winograd's minimal filtering with its memory's shape settled: how its tiles or channels are
/// divided between threads.
///
/// Threads share neither transformed inputs nor transformed weights. Where each takes a part of the output's
/// channels, all transform the whole input; where each takes a part of the tiles, all transform all weights.
/// Whichever of the two is less is done twice.
final class FilteringWork {
  private var task: ck_filtering
  private let tileCount: Int
  private let dividesChannels: Bool
  private let team: ThreadTeam
  private let scratch: Scratch

  /// As many tiles are worked on at once, for their transformed numbers to stay in the caches.
  private static let mostTiles = 98

  /// Prepares.
  ///
  /// - Parameters:
  ///   - task: what is to be computed; its pointers live as long as this.
  ///   - team: the threads.
  ///   - scratch: memory for all of them.
  init(_ task: ck_filtering, team: ThreadTeam, scratch: Scratch) {
    self.task = task
    self.team = team
    self.scratch = scratch
    tileCount = ck_tile_count(&self.task)
    // A block of weights takes about a third of the time of a tile's block of channels, filter by filter.
    dividesChannels =
      3 * tileCount < task.output_blocks * Int(CK_BLOCK)
      && task.output_blocks >= team.size
  }

  /// Computes the output.
  ///
  /// - Parameters:
  ///   - source: the input.
  ///   - addend: what is added first, in the output's order; nil for nothing. May be the output itself.
  ///   - output: where the output goes.
  /// - Throws: `OneDNNError` when memory runs out.
  func run(
    _ source: UnsafeMutableRawPointer, adding addend: UnsafeMutableRawPointer?,
    into output: UnsafeMutableRawPointer
  ) throws(OneDNNError) {
    let most = min(tileCount, Self.mostTiles)
    let each = ck_memory_count(&task, most)
    let memory = try scratch.numbers(each * team.size)
    let source = source.assumingMemoryBound(to: Float.self)
    let addend = addend?.assumingMemoryBound(to: Float.self)
    let output = output.assumingMemoryBound(to: Float.self)
    withUnsafePointer(to: task) { task in
      team.run { place, count in
        let blocks = 0..<task.pointee.output_blocks
        let tiles = 0..<tileCount
        let ownBlocks = dividesChannels ? blocks.part(place, of: count) : blocks
        let ownTiles = dividesChannels ? tiles : tiles.part(place, of: count)
        let parts = (ownTiles.count + Self.mostTiles - 1) / Self.mostTiles
        for part in 0..<parts {
          let range = ownTiles.part(part, of: parts)
          ck_filter(
            task, ck_tiles(first: range.lowerBound, count: range.count), ownBlocks.lowerBound,
            ownBlocks.upperBound, source, addend, output, memory + place * each)
        }
      }
    }
  }
}
