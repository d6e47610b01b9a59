public import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Compares a page with the file `docs/NAME`.
///
/// With `RECORD_DOCS=1` in the environment a file that differs is written anew, and the test fails all the same, so
/// that nobody commits a page that was not read.
///
/// - Parameters:
///   - page: what the tables give.
///   - name: the file's name.
///   - location: the test, for the message.
public func assertPage(
  _ page: String, named name: String, location: SourceLocation = #_sourceLocation
) {
  let path = docsFolder() + "/" + name
  guard readFile(path) != page else { return }
  if getenv("RECORD_DOCS").map({ String(cString: $0) }) == "1" {
    let isWritten = writeFile(path, page)
    Issue.record(
      "\(isWritten ? "wrote" : "could not write") docs/\(name): read it, then run again",
      sourceLocation: location)
  } else {
    Issue.record(
      "docs/\(name) is not what the tables give; RECORD_DOCS=1 Scripts/test --filter ReferencePages writes it anew",
      sourceLocation: location)
  }
}

/// The folder `docs` of the checkout that this file belongs to.
private func docsFolder(file: String = #filePath) -> String {
  file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    + "/docs"
}
