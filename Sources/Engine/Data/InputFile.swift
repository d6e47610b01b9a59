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
    let bytes = try RegularFile.input(path: path, limit: NumpyFile.fileLimit)
    guard bytes.starts(with: NumpyFile.magic) else {
      guard bytes.count <= ImageFile.fileLimit else {
        throw .file(.tooLarge(file: path, limit: ImageFile.fileLimit, found: bytes.count))
      }
      let image = try ImageFile.image(bytes, file: path)
      return try preprocessing.tensor(from: image, for: input, file: path)
    }
    let tensor = try NumpyFile.tensor(bytes, file: path)
    if tensor.shape == input { return tensor.reshaped(to: input.batched(1)) }
    guard let batch = tensor.shape.dimensions.first, batch > 0, tensor.shape == input.batched(batch)
    else { throw .wrongShape(file: path, expected: input, found: tensor.shape) }
    return tensor
  }
}
