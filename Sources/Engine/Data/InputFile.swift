/// Reads a network's input from a file of any kind that is known.
public enum InputFile {
  /// The input that a file holds, with the batch size in front.
  ///
  /// A `.npy` file is used as it is and may be `[C, H, W]` or `[N, C, H, W]`; a PNG or JPEG
  /// picture is preprocessed. The first bytes tell which it is, not the name.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - input: the shape of the network's input, `[C, H, W]`.
  ///   - preprocessing: what the network does with pictures.
  /// - Returns: a tensor `[N, C, H, W]`.
  /// - Throws: `InputError`; its cases say what may be wrong.
  public static func load(
    path: String, for input: Shape, preprocessing: Preprocessing
  ) throws(InputError) -> Tensor {
    let file = try InputError.wrapping { () throws(FileError) in
      try RegularFile(path: path, limit: NumpyFile.fileLimit)
    }
    let head = try InputError.wrapping { () throws(FileError) in
      try file.beginning(NumpyFile.headLimit)
    }
    guard head.starts(with: NumpyFile.magic) else {
      let image = try ImageFile.image(in: file)
      return try preprocessing.tensor(from: image, for: input, file: path)
    }
    // A file may hold a gigabyte of what is no input of this network: its header says so.
    try check(NumpyFile.layout(head, fileSize: file.identity.size, file: path).shape, input, path)
    let bytes = try InputError.wrapping { () throws(FileError) in try file.contents() }
    let tensor = try NumpyFile.tensor(bytes, file: path)
    try check(tensor.shape, input, path)
    return tensor.shape == input ? tensor.reshaped(to: input.batched(1)) : tensor
  }

  /// Checks that a tensor is one input or a batch of them.
  private static func check(
    _ found: Shape, _ input: Shape, _ path: String
  ) throws(InputError) {
    if found == input { return }
    guard let batch = found.dimensions.first, batch > 0, found == input.batched(batch) else {
      throw .wrongShape(file: path, expected: input, found: found)
    }
  }
}
