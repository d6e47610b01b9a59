import TestSupport

// How fast the screen feels: prints figures, judges nothing. The program is the one built beside this one.
let program = BuiltProducts.path(of: "convscope")
let large = Measurements(program: program, columns: 200, rows: 60)
print("process start to first full screen, 200x60")
for network in ["lenet5", "vgg16", "resnet152"] {
  print("  \(network): \(try large.firstScreen(network, runs: 20))")
}
print("key press to the frame that answers it, 200x60")
for network in ["vgg16", "resnet152"] {
  print("  \(network), idle: \(try large.answers(network, keys: 200, isRunning: false))")
  print("  \(network), forward pass: \(try large.answers(network, keys: 200, isRunning: true))")
}
print("key press to changed cells, 64 maps of 224x224 (vgg16, features.0 and features.1)")
for (columns, rows) in [(80, 24), (200, 60)] {
  let size = Measurements(program: program, columns: columns, rows: rows)
  let (timing, bytes) = try size.mosaics("vgg16", layer: "features.0", keys: 100)
  print("  \(columns)x\(rows): \(timing)")
  print(
    "    bytes sent for a key: median \(bytes[bytes.count / 2]), most \(bytes[bytes.count - 1])")
}
print("key press to the frame that answers it, 200x60, while the network is trained")
for (network, data) in [("lenet5", "digits"), ("resnet20", "shapes")] {
  let training = "\(data) examples 4000 epochs 1000"
  print("  \(network): \(try large.answersWhileTraining(network, training: training, keys: 100))")
}
