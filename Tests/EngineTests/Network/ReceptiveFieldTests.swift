import Testing

@testable import Engine

/// Receptive fields against published ones.
struct ReceptiveFieldTests {
  /// A network and layers with size, stride and padding (minus the offset) of their fields.
  struct Published: Sendable, CustomStringConvertible {
    let network: String
    let rows: [(layer: String, size: Int, stride: Int, padding: Int?)]
    var description: String { network }
  }

  // Araujo, Norris, Sim 2019, Computing Receptive Fields of Convolutional Neural Networks, Distill,
  // doi 10.23915/distill.00021; RECEPTIVE_FIELD_TABLE.md of google-research/receptive_field at cfbfe6b. AlexNet there
  // has no padding in conv1, as here; where TensorFlow pads otherwise there is no padding below.
  // swift-format-ignore
  static let distill = [
    Published(network: "alexnet", rows: [
      ("conv1", 11, 4, 0), ("pool1", 19, 8, 0), ("conv2", 51, 8, 16), ("conv3", 99, 16, 32),
      ("conv4", 131, 16, 48), ("conv5", 163, 16, 64), ("pool5", 195, 32, 64),
    ]),
    Published(network: "vgg11", rows: [
      ("features.0", 3, 1, 1), ("features.2", 4, 2, 1), ("features.3", 8, 2, 3), ("features.5", 10, 4, 3),
      ("features.6", 18, 4, 7), ("features.8", 26, 4, 11), ("features.10", 30, 8, 11),
      ("features.11", 46, 8, 19), ("features.13", 62, 8, 27), ("features.15", 70, 16, 27),
      ("features.16", 102, 16, 43), ("features.18", 134, 16, 59), ("features.20", 150, 32, 59),
    ]),
    Published(network: "vgg16", rows: [
      ("features.0", 3, 1, 1), ("features.4", 6, 2, 2), ("features.5", 10, 2, 4), ("features.9", 16, 4, 6),
      ("features.10", 24, 4, 10), ("features.12", 32, 4, 14), ("features.16", 44, 8, 18),
      ("features.17", 60, 8, 26), ("features.19", 76, 8, 34), ("features.23", 100, 16, 42),
      ("features.24", 132, 16, 58), ("features.26", 164, 16, 74), ("features.30", 212, 32, 90),
    ]),
  ]

  // ResNets with the stride in the 3×3: a public table, gist samson-wang/a6073c18f2adf16e0ab5fb95b53db3e6.
  // swift-format-ignore
  static let residual = [
    Published(network: "resnet18", rows: [
      ("conv1", 7, 2, nil), ("maxpool", 11, 4, nil), ("layer1.1.relu2", 43, 4, nil),
      ("layer2.1.relu2", 99, 8, nil), ("layer3.1.relu2", 211, 16, nil), ("layer4.1.relu2", 435, 32, nil),
    ]),
    Published(network: "resnet34", rows: [
      ("layer1.2.relu2", 59, 4, nil), ("layer2.3.relu2", 179, 8, nil), ("layer3.5.relu2", 547, 16, nil),
      ("layer4.2.relu2", 899, 32, nil),
    ]),
    Published(network: "resnet50", rows: [
      ("layer1.2.relu3", 35, 4, nil), ("layer2.3.relu3", 91, 8, nil), ("layer3.5.relu3", 267, 16, nil),
      ("layer4.2.relu3", 427, 32, nil),
    ]),
    Published(network: "resnet101", rows: [
      ("layer1.2.relu3", 35, 4, nil), ("layer2.3.relu3", 91, 8, nil), ("layer3.22.relu3", 811, 16, nil),
      ("layer4.2.relu3", 971, 32, nil),
    ]),
  ]

  @Test(arguments: distill + residual)
  func `fields are those that were published`(_ published: Published) throws {
    let network = try ZooCatalog.network(named: published.network)
    let fields = NetworkAnalysis(network).receptiveFields
    for row in published.rows {
      let index = try #require(network.index(of: row.layer))
      let field = try #require(fields[index])
      #expect(field.isRegular)
      for side in [field.vertical, field.horizontal] {
        #expect(side.size == row.size, "\(row.layer)")
        #expect(side.stride == row.stride, "\(row.layer)")
        if let padding = row.padding { #expect(side.offset == -padding, "\(row.layer)") }
      }
    }
  }

  /// With the stride in the first 1×1, as in the paper, the last stage of ResNet-50 sees 483 pixels (Distill).
  @Test func `strides in the first 1×1 widen the field of ResNet-50 to 483 pixels`() throws {
    var network = try ZooCatalog.network(named: "resnet50")
    for stage in 2...4 {
      network = try network.setting("stride", of: "layer\(stage).0.conv1", to: "2")
      network = try network.setting("stride", of: "layer\(stage).0.conv2", to: "1")
    }
    let index = try #require(network.index(of: "layer4.2.relu3"))
    #expect(NetworkAnalysis(network).receptiveFields[index]?.size == 483)
  }

  @Test func `without its skips a residual network sees as much, and its shortcuts less`() throws {
    let network = try ZooCatalog.network(named: "resnet18")
    let off = network.withAllSkips(on: false)
    #expect(
      NetworkAnalysis(network).receptiveFields[network.output]
        == NetworkAnalysis(off).receptiveFields[network.output])
    let shortcut = try #require(network.index(of: "layer2.0.downsample.0"))
    #expect(NetworkAnalysis(network).receptiveFields[shortcut]?.size == 43)
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `every layer has a field, and the answer of a classifier sees the input`(
    name: String
  ) throws {
    let network = try ZooCatalog.network(named: name)
    let fields = NetworkAnalysis(network).receptiveFields
    #expect(fields.allSatisfy { $0 != nil })
    guard network.nodes[network.output].layer is Softmax else { return }
    // Rows at the end that no window of a first convolution reaches are not seen.
    let answer = try #require(fields[network.output])
    #expect(answer.stride == 0)
    #expect(answer.vertical.size >= answer.vertical.input - 3)
  }

  @Test func `what depends on an illegal layer has no field, and senseless sizes do not trap`()
    throws
  {
    var network = try ZooCatalog.network(named: "lenet5")
    let broken = try network.setting("kernel", of: "conv2", to: "99")
    #expect(NetworkAnalysis(broken).receptiveFields.last == .some(nil))
    for layer in ["conv1", "pool1", "conv2", "pool2"] {
      network = try network.setting("stride", of: layer, to: "65536")
    }
    network = try network.setting("kernel", of: "conv1", to: "1")
    _ = NetworkAnalysis(network).receptiveFields
    network = network.withInput([1])
    #expect(NetworkAnalysis(network).receptiveFields.allSatisfy { $0 == nil })
  }

  @Test func `a field is said in words, and in a few characters`() throws {
    let network = try ZooCatalog.network(named: "alexnet")
    let fields = NetworkAnalysis(network).receptiveFields
    #expect(fields[1]?.description == "11×11 input pixels, every 4")
    #expect(fields[1]?.caption == "11×11 /4")
    #expect(fields.last??.description == "the whole input")
    #expect(fields.last??.caption == "all")
  }
}
