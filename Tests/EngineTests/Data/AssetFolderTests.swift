import Testing

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

@testable import Engine

/// Folders of this shape: `bin/convscope`, `share/convscope`, `assets`, each with a `README.md`.
struct AssetFolderTests {
  private let checkout = Fixture.path("").dropLast("/assets/".count)

  @Test func `a set variable decides, whether there is anything or not`() {
    let assets = "\(checkout)/assets"
    #expect(AssetFolder.locate(environment: assets, program: nil) == assets)
    #expect(AssetFolder.locate(environment: "/nowhere", program: "\(checkout)/a/b") == nil)
  }

  @Test func `the build folder's checkout is found from any depth`() {
    let program = "\(checkout)/.build/x86_64/debug/convscope"
    #expect(AssetFolder.locate(environment: nil, program: program) == "\(checkout)/assets")
    #expect(AssetFolder.locate(environment: "", program: program) == "\(checkout)/assets")
  }

  @Test func `the folder beside the program comes before those above it`() throws {
    let folder = try TemporaryFolder()
    let folders = ["bin", "share", "share/convscope", "assets"].map { "\(folder.path)/\($0)" }
    defer { for folder in folders.reversed() { rmdir(folder) } }
    for folder in folders { mkdir(folder, 0o700) }
    let readme = try folder.write([], as: "share/convscope/README.md")
    defer { unlink(readme) }
    _ = try folder.write([], as: "assets/README.md")
    defer { unlink("\(folder.path)/assets/README.md") }
    let found = AssetFolder.locate(environment: nil, program: "\(folder.path)/bin/convscope")
    #expect(found == "\(folder.path)/share/convscope")
  }

  @Test func `nothing is found where nothing is`() {
    #expect(AssetFolder.locate(environment: nil, program: "/nowhere/convscope") == nil)
    #expect(AssetFolder.locate(environment: nil, program: nil) == nil)
  }

  @Test func `the tests' own program lies in the checkout`() throws {
    #expect(try AssetFolder.path(of: "labels/digits.txt").hasSuffix("/assets/labels/digits.txt"))
    #expect(throws: InputError.assetsNotFound(name: "no/such.file")) {
      try AssetFolder.path(of: "no/such.file")
    }
  }
}
