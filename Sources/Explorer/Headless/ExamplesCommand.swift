import ArgumentParser
import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// `convscope examples SOURCE FOLDER`: writes pictures of a data set as PNG files.
struct ExamplesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "examples", abstract: "Write pictures of a data set as PNG files.")

  @Argument(
    help: ArgumentHelp("digits, shapes, mnist:DIR, cifar10:DIR or folder:DIR.", valueName: "SOURCE")
  )
  var source: String

  @Argument(help: ArgumentHelp("Where the files go; made if it is not there.", valueName: "DIR"))
  var folder: String

  @Option(help: "How many pictures.")
  var count = 10

  @Option(help: "Chooses the drawings.")
  var seed: UInt64 = 0

  @Flag(help: "Take pictures to be judged by, on which nothing is trained.")
  var heldOut = false

  func run() throws {
    let pictures = try DataSource(source)
      .pictures(count: heldOut ? 0 : count, validation: heldOut ? count : 0, seed: seed)
    let chosen = heldOut ? pictures.validation : pictures.training
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw FolderError(path: folder, code: errno)
    }
    for index in 0..<chosen.count {
      let name = chosen.classNames[Int(chosen.labels[index])]
      try chosen.image(of: index).writePNG(to: "\(folder)/\(index)-\(name).png")
    }
  }
}
