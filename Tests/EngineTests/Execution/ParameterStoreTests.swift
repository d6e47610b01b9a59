import Synchronization
import Testing

@testable import Engine

struct ParameterStoreTests {
  private let weight = ParameterSpecification(name: "weight", shape: [2, 3], role: .weight)
  private let bias = ParameterSpecification(name: "bias", shape: [2], role: .bias)

  /// A network with one layer, `fc`, from 3 features to 2.
  private func network() -> Network {
    var builder = NetworkBuilder(input: [3])
    let output = builder.add("fc", FullyConnected(units: 2), builder.input)
    return builder.network(name: "small", title: "Small", output: output)
  }

  private func check(_ header: String, data: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = safetensors(header, data: Array(repeating: 0, count: data))
    let file = try SafetensorsFile(path: folder.write(bytes, as: "w"))
    let network = network()
    try ParameterStore.file(file).check(network, NetworkAnalysis(network))
  }

  @Test func `weights of a network that cannot be computed are not written over a file`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.safetensors")
    let network = try ZooCatalog.network(named: "lenet5")
    try ParameterStore.random().write(network, to: path)
    let illegal = try network.setting("kernel", of: "conv1", to: "40")
    #expect(throws: WeightFileError.nothingToWrite(file: path, layer: "conv1")) {
      try ParameterStore.random().write(illegal, to: path)
    }
    let after = ParameterStore.file(try SafetensorsFile(path: path))
    try after.check(network, NetworkAnalysis(network))
  }

  @Test func `a file with the network's parameters and a counter fits`() throws {
    let counter = entry("fc.num_batches_tracked", "I64", [], 32, 40)
    try check(
      "{\(entry("fc.weight", [2, 3], 0, 24)),\(entry("fc.bias", [2], 24, 32)),\(counter)}",
      data: 40)
  }

  @Test func `a missing parameter is named`() throws {
    let error = #expect(throws: WeightFileError.self) {
      try check("{\(entry("fc.weight", [2, 3], 0, 24))}", data: 24)
    }
    #expect(
      error?.description.hasSuffix("fc.bias expected, the file has no tensor of that name") == true)
  }

  @Test func `a wrong shape is told with both shapes`() throws {
    let error = #expect(throws: WeightFileError.self) {
      try check("{\(entry("fc.weight", [3, 2], 0, 24)),\(entry("fc.bias", [2], 24, 32))}", data: 32)
    }
    #expect(error?.description.hasSuffix("fc.weight: [2, 3] expected, the file has [3, 2]") == true)
  }

  @Test func `a parameter in a type that is not read is found before anything runs`() throws {
    let error = #expect(throws: WeightFileError.self) {
      try check(
        "{\(entry("fc.weight", "F64", [2, 3], 0, 48)),\(entry("fc.bias", [2], 48, 56))}", data: 56)
    }
    #expect(error?.description.hasSuffix("F32, F16 or BF16 expected, the file has F64") == true)
  }

  @Test func `a tensor that belongs to no layer is named`() throws {
    let other = entry("head.bias", [2], 32, 40)
    let error = #expect(throws: WeightFileError.self) {
      try check(
        "{\(entry("fc.weight", [2, 3], 0, 24)),\(entry("fc.bias", [2], 24, 32)),\(other)}", data: 40
      )
    }
    #expect(error?.description.contains("head.bias") == true)
  }

  @Test func `random parameters are He's, the same for the same seed`() throws {
    let parameters = ParameterStore.random(seed: 3)
    let first = try parameters.tensor(weight, of: "fc")
    #expect(try ParameterStore.random(seed: 3).tensor(weight, of: "fc") == first)
    #expect(try ParameterStore.random(seed: 4).tensor(weight, of: "fc") != first)
    #expect(try parameters.tensor(weight, of: "fc2") != first)
    // Fan-in 3: U(−√2, √2).
    #expect(first.elements.allSatisfy { abs($0) <= Float(2).squareRoot() })
    #expect(try parameters.tensor(bias, of: "fc").elements == [0, 0])
    #expect(parameters.isRandom)
    #expect(parameters.caption == "random weights (He, seed 3)")
  }

  @Test func `what was asked for is remembered, by copies too`() throws {
    let calls = Counter()
    let parameters = ParameterStore.computed { _, specification in
      calls.increase()
      return Tensor(shape: specification.shape)
    }
    let copy = parameters
    for _ in 0..<3 { _ = try parameters.tensor(weight, of: "fc") }
    _ = try copy.tensor(weight, of: "fc")
    #expect(calls.value == 1)
    _ = try copy.tensor(bias, of: "fc")
    #expect(calls.value == 2)
  }

  @Test func `the memory lets go of what was unused for longest`() {
    let memory = ParameterMemory(budget: 1000)
    for name in ["a", "b"] { memory.keep(Tensor(shape: [100]), as: name) }
    _ = memory.tensor("a", shape: [100])
    memory.keep(Tensor(shape: [100]), as: "c")
    #expect(memory.tensor("a", shape: [100]) != nil)
    #expect(memory.tensor("b", shape: [100]) == nil)
    memory.keep(Tensor(shape: [1000]), as: "larger than the budget")
    #expect(memory.tensor("c", shape: [100]) != nil)
    #expect(memory.tensor("c", shape: [50, 2]) == nil)
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func increase() { count.withLock { $0 += 1 } }
}
