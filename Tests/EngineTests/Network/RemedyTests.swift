import TestSupport
import Testing

@testable import Engine

struct RemedyTests {
  private func remedies(
    _ network: String, _ edits: (layer: String, property: String, value: String)...
  ) throws -> [String] {
    let edited = try edits.reduce(try ZooCatalog.network(named: network)) {
      try $0.setting($1.property, of: $1.layer, to: $1.value)
    }
    return edited.remedies(NetworkAnalysis(edited)).map { "\($0.layer) \($0.sentence)" }
  }

  /// What is said after one edit of a network that was opened, and why it cannot be computed.
  private func advice(
    _ network: String, _ layer: String, _ property: String, _ value: String
  ) throws -> (sentences: [String], error: String?) {
    let opened = try ZooCatalog.network(named: network)
    let edited = try opened.setting(property, of: layer, to: value)
    let analysis = NetworkAnalysis(edited)
    let difference = NetworkDifference(
      from: opened, NetworkAnalysis(opened), to: edited, analysis)
    let found = edited.remedies(analysis, edits: difference.changedRows)
    return (found.map(\.sentence), analysis.firstError?.error.description)
  }

  @Test func `groups that do not divide the channels name the nearest that do`() throws {
    #expect(
      try remedies("resnet18", ("layer1.0.conv1", "groups", "3"))
        == ["layer1.0.conv1 groups 2 or 4"])
  }

  @Test func `a kernel that is too large names the largest that fits`() throws {
    #expect(
      try remedies("lenet5", ("conv1", "kernel", "33"))
        == [
          "conv1 padding at least 6", "conv1 kernel at most 21",
        ])
  }

  @Test func `values are those with which the whole network can be computed`() throws {
    // With a stride of 3 the first pooling could be computed, the second not.
    #expect(try advice("lenet5", "conv1", "stride", "5").sentences.first == "stride at most 2")
    for (property, value) in [("stride", "5"), ("kernel", "40"), ("dilation", "9")] {
      let edited = try ZooCatalog.network(named: "lenet5").setting(
        property, of: "conv1", to: value)
      let found = edited.remedies(NetworkAnalysis(edited))
      #expect(!found.isEmpty)
      for remedy in found {
        #expect(remedy.isWhole)
        for text in [remedy.below, remedy.above].compactMap(\.self) {
          let mended = try edited.setting(remedy.property, of: remedy.layer, to: text)
          #expect(NetworkAnalysis(mended).firstError == nil, "\(remedy.sentence)")
        }
      }
    }
  }

  @Test func `where no single value helps the whole, those for the first layer are named`() throws {
    let edited = try ZooCatalog.network(named: "resnet18")
      .setting("groups", of: "layer1.0.conv1", to: "3")
      .setting("groups", of: "layer4.0.conv1", to: "3")
    let found = edited.remedies(NetworkAnalysis(edited))
    #expect(found.map(\.sentence) == ["groups 2 or 4"])
    #expect(found.map(\.isWhole) == [false])
  }

  @Test func `of a layer that is too large the edited channels are named first`() throws {
    let (sentences, error) = try advice("lenet5", "conv1", "channels", "16777216")
    // 2^29 / 28² = 684,784.7
    #expect(sentences.first == "channels at most 684784")
    #expect(
      error
        == "fewer than 2^29 numbers expected in the output, found 16777216×28×28")
  }

  @Test func `of what was edited the largest that fits is named, however far off`() throws {
    // 2^29 / 9216 = 58,254.2
    #expect(
      try advice("alexnet", "fc6", "units", "1048577").sentences == ["units at most 58254"])
  }

  @Test func `an addition of two sizes names the strides that make them one`() throws {
    let found = try remedies("resnet18", ("layer2.0.conv1", "stride", "3"))
    #expect(found.contains("layer2.0.conv1 stride 2"))
    #expect(found.contains("layer2.0.downsample.0 stride 3"))
  }

  @Test func `an addition of two depths names the channels that make them one`() throws {
    let found = try remedies("resnet18", ("layer1.1.conv2", "channels", "17"))
    #expect(found.first == "layer1.1.conv2 channels 64")
  }

  @Test func `nothing is to be done where all can be computed`() throws {
    #expect(try remedies("resnet18").isEmpty)
  }

  @Test(arguments: 0..<60)
  func `the nearest values do, and no nearer ones`(_ seed: UInt64) throws {
    var numbers = SplitMix(seed: seed)
    let input: Shape = [numbers.pick(1...24), numbers.pick(1...20), numbers.pick(1...20)]
    let layer = Convolution(
      channels: numbers.pick(1...24), kernel: Extent(height: numbers.pick(1...9), width: 3),
      stride: 2, padding: 1, dilation: Extent(height: 1, width: numbers.pick(1...4)),
      groups: numbers.pick(1...9))
    var builder = NetworkBuilder(input: input)
    let output = builder.add("conv", layer, builder.input)
    let network = builder.network(name: "one", title: "One", output: output)
    for remedy in network.remedies(NetworkAnalysis(network), limit: 9)
    where remedy.property == "groups" {
      let legal = (1...2_000).filter { groups in
        var changed = layer
        changed.groups = groups
        return (try? changed.outputShape(for: [input])) != nil
      }
      #expect(remedy.below == legal.last { $0 < layer.groups }.map(String.init))
      #expect(remedy.above == legal.first { $0 > layer.groups }.map(String.init))
    }
  }

  @Test func `a value is no limit where others beyond it do not`() throws {
    let opened = try ZooCatalog.network(named: "one-by-one").inserting(
      "max-pooling", at: InsertionPlace(.after, "conv"), settings: ["kernel=3", "stride=1"]
    ).network
    let edited = try opened.setting("kernel", of: "maxpool", to: "11")
    let found = edited.remedies(NetworkAnalysis(edited)).map(\.sentence)
    // Padding 6 is more than half the window; a window of 1 may have no padding.
    #expect(found == ["padding 3", "kernel 8"])
  }
}
