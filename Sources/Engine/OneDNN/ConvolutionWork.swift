internal import CKernels

/// The loops of a convolution by a kernel of our own.
protocol ConvolutionWork: AnyObject {
  /// What people read: `winograd_4x4_3x3`.
  var name: String { get }

  /// Computes the output.
  ///
  /// - Throws: `OneDNNError` when memory runs out.
  func run(_ maps: ck_maps) throws(OneDNNError)
}

extension ck_maps {
  /// What a convolution's loops read and write.
  ///
  /// - Parameters:
  ///   - source: the input.
  ///   - addend: what is added, in the output's order, perhaps the output itself; nil for nothing.
  ///   - output: where the output goes.
  init(_ source: DeviceTensor, adding addend: DeviceTensor?, into output: DeviceTensor) {
    self.init(
      source: UnsafePointer(source.base.assumingMemoryBound(to: Float.self)),
      addend: addend.map { UnsafePointer($0.base.assumingMemoryBound(to: Float.self)) },
      destination: output.base.assumingMemoryBound(to: Float.self))
  }
}

/// How threads divide a convolution: each takes a part of the output's places, tiles or strips, with all channels, or
/// a part of the output's blocks of channels in all places.
struct WorkDivision {
  let team: ThreadTeam
  let speeds: ThreadSpeeds
  /// The output's blocks of channels.
  let blocks: Int
  /// The tiles or strips.
  let places: Int
  let dividesChannels: Bool

  /// Runs a body on every thread.
  ///
  /// - Parameters:
  ///   - memory: a piece for each thread.
  ///   - body: computes the thread's share and helps the others; returns how much it has computed.
  func run(_ memory: Scratch.Pieces, _ body: (ck_thread) -> Int) {
    let size = team.size
    withUnsafeTemporaryAllocation(of: ck_turn.self, capacity: size) { turns in
      turns.initialize(repeating: ck_turn())
      withUnsafeTemporaryAllocation(of: ThreadTurn.self, capacity: size) { done in
        done.initialize(repeating: ThreadTurn())
        withUnsafeTemporaryAllocation(of: ck_share.self, capacity: size) { shares in
          for thread in 0..<size {
            shares.initializeElement(at: thread, to: share(of: thread, of: size))
          }
          run(memory, shares, turns, done, body)
        }
        speeds.learn(done)
      }
    }
  }

  private func run(
    _ memory: Scratch.Pieces, _ shares: UnsafeMutableBufferPointer<ck_share>,
    _ turns: UnsafeMutableBufferPointer<ck_turn>, _ done: UnsafeMutableBufferPointer<ThreadTurn>,
    _ body: (ck_thread) -> Int
  ) {
    nonisolated(unsafe) let (shares, turns, done) = (UnsafeBufferPointer(shares), turns, done)
    team.run { thread, _ in
      let start = ContinuousClock.now
      let amount = body(
        ck_thread(
          place: thread, count: shares.count, shares: shares.baseAddress, turns: turns.baseAddress,
          memory: memory[thread]))
      done[thread] = ThreadTurn(amount: amount, duration: ContinuousClock.now - start)
    }
  }

  private func share(of thread: Int, of count: Int) -> ck_share {
    let part = speeds.part(
      of: dividesChannels ? blocks : places, grain: dividesChannels ? Self.blockGrain : 1,
      thread: thread, of: count)
    let (places, blocks) = dividesChannels ? (0..<places, part) : (part, 0..<blocks)
    return ck_share(
      first_place: places.lowerBound, end_place: places.upperBound,
      first_block: blocks.lowerBound, end_block: blocks.upperBound)
  }

  /// The kernels multiply blocks two by two.
  static let blockGrain = 2
}

extension ck_convolution {
  /// Describes a layer.
  ///
  /// - Parameters:
  ///   - layer: the layer.
  ///   - window: which of the kernels' it has.
  ///   - input: the input's extents, `[N, C, H, W]`.
  ///   - output: the output's.
  ///   - order: how the channels of both lie.
  ///   - weights: `[K/B][C][R][S][B]`; they live as long as this.
  ///   - bias: a number for each channel of the output's blocks.
  ///   - clips: whether negative results become zero.
  init(
    _ layer: Convolution, _ window: ck_window, input: Shape, output: Shape, order: ChannelOrder,
    weights: DeviceTensor, bias: DeviceTensor, clips: Bool
  ) {
    self.init(
      block: MemoryDescriptor.blockSize, window: window, examples: input[0], channels: input[1],
      output_blocks: MemoryDescriptor.blocks(output[1]), height: input[2], width: input[3],
      output_height: output[2], output_width: output[3], padding_top: layer.window.padding.top,
      padding_left: layer.window.padding.left, source: ck_order(order, input),
      destination: ck_order(order, output),
      weights: UnsafePointer(weights.base.assumingMemoryBound(to: Float.self)),
      bias: UnsafePointer(bias.base.assumingMemoryBound(to: Float.self)), clips: clips)
  }
}

extension ck_order {
  /// The steps of feature maps in an order.
  init(_ order: ChannelOrder, _ shape: Shape) {
    let block = MemoryDescriptor.blockSize
    let (channels, height, width) = (shape[1], shape[2], shape[3])
    switch order {
    case .last:
      self.init(
        example: channels * height * width, block: block, row: channels * width, column: channels)
    case .blocked, .plain:
      self.init(
        example: MemoryDescriptor.blocks(channels) * block * height * width,
        block: block * height * width, row: block * width, column: block)
    }
  }
}
