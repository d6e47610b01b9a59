import TestSupport

// How fast the screen feels: prints figures, judges nothing. The program is the one built beside this one.
let measurements = Measurements(program: BuiltProducts.path(of: "convscope"))
print("process start to first full screen, 200x60")
for network in ["lenet5", "vgg16", "resnet152"] {
  print("  \(network): \(try measurements.firstScreen(network, runs: 20))")
}
print("key press to the frame that answers it, 200x60")
for network in ["vgg16", "resnet152"] {
  print("  \(network), idle: \(try measurements.answers(network, keys: 200, isRunning: false))")
  print(
    "  \(network), forward pass: \(try measurements.answers(network, keys: 200, isRunning: true))")
}
