extension CommandTable {
  static let trainingEntries: [CommandEntry] = [
    CommandEntry(
      "train", [],
      [
        CommandArgument(
          "DATA|stop|continue|take|SETTING VALUE ...", .trainingWish, optional: true, rest: true)
      ],
      "Train the open network in the background, on digits, shapes, mnist:DIR, cifar10:DIR or folder:DIR; settings are "
        + "epochs, rate, optimizer, clip, initializer, batch-norm and others. stop ends it, continue goes on, take takes "
        + "the trained weights where another network was opened meanwhile.",
      example: "train shapes epochs 3 rate 0.05"
    ) { .train(TrainingWish(words: $0)) },
    CommandEntry(
      "compare", ["twins"],
      [
        CommandArgument(
          "[NETWORK NETWORK] DATA|SETTING VALUE ...", .twinsWish, optional: true, rest: true)
      ],
      "Train twins in turn, step by step, from the same initial parameters on the same examples in the same order: "
        + "plain20 and resnet20, any depth 6n + 2 from 8 to 110, or other networks. Without names, the last twins again "
        + "under other conditions, for instance batch-norm off.",
      example: "compare plain20 resnet20 batch-norm off initializer glorot rate 0.01"
    ) { .compare(TwinsWish(words: $0)) },
  ]
}
