/// 1×1 convolutions.
extension ZooClaims {
  // Lin, Chen, Yan 2013, with the widths of the authors' definition; 0.97 million as its users report.
  static let networkInNetwork = ZooClaims(
    parameters: 966_986, depth: 9, millions: 0.97,
    stages: [
      Stage("mlpconv1", [96, 32, 32]), Stage("pool1", [96, 16, 16]),
      Stage("mlpconv2", [192, 16, 16]),
      Stage("pool2", [192, 8, 8]), Stage("mlpconv3", [10, 8, 8]), Stage("pool3", [10, 1, 1]),
    ])
}
