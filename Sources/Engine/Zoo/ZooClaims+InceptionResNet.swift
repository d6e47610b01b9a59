/// Szegedy et al. 2016, arXiv:1602.07261, Figures 10 to 19.
extension ZooClaims {
  static let inceptionResNetV1 = ZooClaims(
    parameters: 22_756_328, depth: 93,
    stages: [
      Stage("conv2d_1a.relu", [32, 149, 149]), Stage("conv2d_2b.relu", [64, 147, 147]),
      Stage("maxpool_3a", [64, 73, 73]), Stage("conv2d_4a.relu", [192, 71, 71]),
      Stage("conv2d_4b.relu", [256, 35, 35]), Stage("repeat", [256, 35, 35]),
      Stage("mixed_6a", [896, 17, 17]), Stage("repeat_1", [896, 17, 17]),
      Stage("mixed_7a", [1792, 8, 8]), Stage("repeat_2", [1792, 8, 8]),
      Stage("global_pool", [1792, 1, 1]), Stage("classif", [1000]),
    ])

  // The released network: timm has 55,843,464 parameters, TF-Slim with its side branch and 1,000 classes 59,211,120.
  static let inceptionResNetV2 = ZooClaims(
    parameters: 55_843_464, withSideBranches: 59_211_120, depth: 176,
    stages: [
      Stage("conv2d_1a.relu", [32, 149, 149]), Stage("conv2d_2b.relu", [64, 147, 147]),
      Stage("maxpool_3a", [64, 73, 73]), Stage("conv2d_4a.relu", [192, 71, 71]),
      Stage("maxpool_5a", [192, 35, 35]), Stage("mixed_5b", [320, 35, 35]),
      Stage("repeat", [320, 35, 35]), Stage("mixed_6a", [1088, 17, 17]),
      Stage("repeat_1", [1088, 17, 17]), Stage("mixed_7a", [2080, 8, 8]),
      Stage("repeat_2", [2080, 8, 8]), Stage("block8", [2080, 8, 8]),
      Stage("conv2d_7b.relu", [1536, 8, 8]), Stage("global_pool", [1536, 1, 1]),
      Stage("classif", [1000]), Stage("aux.pool", [1088, 5, 5]),
    ])
}
