import Engine
import Testing

@testable import Explorer

extension CompletionContext {
  /// ResNet-18 in a folder with two files, a hidden one and a folder.
  static var resnet18: CompletionContext {
    get throws {
      let entry = try #require(ZooCatalog.entry(named: "resnet18"))
      return CompletionContext(entry.build(ZooOptions())) { folder in
        switch folder {
        case "":
          [
            CompletionFile("my photo.jpg"), CompletionFile("net.safetensors"),
            CompletionFile(".secret.png"), CompletionFile("my folder", isFolder: true),
            CompletionFile("resnet18.yaml"), CompletionFile("digits.yaml"),
          ]
        case "my folder/": [CompletionFile("a.png"), CompletionFile("a.yml")]
        default: []
        }
      }
    }
  }
}
