/// The ways of the networks in the zoo.
extension Preprocessing {
  /// torchvision's for ImageNet: shorter side to 256, middle 224×224, mean and deviation a channel.
  public static let imageNet = Preprocessing(
    sizing: .shorterSide(256, crop: 224), mean: [0.485, 0.456, 0.406],
    deviation: [0.229, 0.224, 0.225])

  /// That of AlexNet's paper: shorter side to 256, middle 227×227, minus the mean.
  ///
  /// Krizhevsky, Sutskever, Hinton 2012, §2, subtract the mean picture of the training set, which they do not publish, from
  /// samples of 0 to 255. Its place is taken by ImageNet's mean colour, as Caffe's models have it:
  /// 123.68, 116.779, 103.939.
  public static let alexNetPaper = Preprocessing(
    sizing: .shorterSide(256, crop: 227), divisor: 1, mean: [123.68, 116.779, 103.939])

  /// That of the Inception networks' code: shorter side to 8/7 of the input's, the middle, −1 to 1.
  ///
  /// TensorFlow's weights were trained so; torchvision's networks with weights from there turn its ImageNet normalization into this one first
  /// (`transform_input`). 256 for 224 pixels, 342 for 299.
  public static let inception = Preprocessing(
    sizing: .shorterSide(256, crop: 224), mean: [0.5], deviation: [0.5])

  /// The lab's for its ResNet-50 on 64×64 pictures of hands: stretched, 0 to 1.
  public static let lab = Preprocessing(sizing: .exact)

  /// LeNet-5's, trained on drawn digits: stretched, grey, bright ink on dark paper.
  ///
  /// 0.1 and 0.24 are the mean and deviation of the training digits, rounded (assets/README.md).
  public static let digits = Preprocessing(
    sizing: .exact, colors: .grey, mean: [0.1], deviation: [0.24])

  /// The usual one for CIFAR-10's 32×32 pictures: mean and deviation of its training set.
  public static let cifar = Preprocessing(
    sizing: .exact, mean: [0.4914, 0.4822, 0.4465], deviation: [0.2470, 0.2435, 0.2616])
}
