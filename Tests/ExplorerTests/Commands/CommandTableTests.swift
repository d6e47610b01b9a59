import Engine
import Testing

@testable import Explorer

struct CommandTableTests {
  @Test func `no name or alias stands for two commands`() {
    let names = CommandTable.entries.flatMap { [$0.name] + $0.aliases }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.filter { $0.value > 1 }.isEmpty)
  }

  @Test(arguments: CommandTable.entries.map(\.name))
  func `a command has a sentence of help that ends with a full stop`(name: String) throws {
    let entry = try #require(CommandTable.entry(named: name))
    #expect(entry.help.count > 8)
    #expect(entry.help.hasSuffix("."))
  }

  @Test(arguments: CommandTable.entries.map(\.name))
  func `names are kebab case`(name: String) throws {
    #expect(try /[a-z]+(-[a-z]+)*/.wholeMatch(in: name) != nil)
  }

  @Test(arguments: CommandTable.entries.map(\.name))
  func `the example of a command makes that command`(name: String) throws {
    let entry = try #require(CommandTable.entry(named: name))
    #expect(try CommandParser.parse(entry.example).get().name == name)
  }

  @Test(arguments: CommandTable.entries.map(\.name))
  func `an optional argument is the last or may be skipped`(name: String) throws {
    let entry = try #require(CommandTable.entry(named: name))
    let afterOptional = entry.arguments.drop { !$0.isOptional }
    #expect(afterOptional.allSatisfy { $0.isOptional })
  }

  @Test(arguments: Samples.commands)
  func `a command's text is read as the same command`(command: Command) throws {
    #expect(try CommandParser.parse(command.text).get() == command)
  }

  @Test func `the samples reach every entry of the table`() {
    #expect(Set(Samples.commands.map(\.name)) == Set(CommandTable.allNames))
  }
}

enum Samples {
  static let commands: [Command] =
    [
      .open("resnet50"), .open("my nets/a \"b\".json"), .input("photo.jpg"), .input("it's.png"),
      .inputRandom(seed: 7), .weights("a\\b.safetensors"), .weightsRandom(seed: .max), .next,
      .previous, .goTo("layer3.2.conv2"), .nextBlock, .previousBlock, .first, .last, .openBlock,
      .closeBlock, .toggleBlock, .choose, .fold(nil), .fold(true), .fold(false), .find("3x3"),
      .find("two words"), .findNext, .findPrevious, .step, .run, .cancel, .interrupt, .profile,
      .skip(nil, .current),
      .skip(true, .all), .skip(false, .block("layer2.0")), .skip(nil, .block("layer2.0")),
      .skip(nil, .all), .skip(false, .current), .branch(nil, .current), .branch(true, .all),
      .branch(false, .block("inception3a.branch2")), .sideBranches(nil), .sideBranches(true),
      .set(layer: "conv1", property: "padding", value: "1,1,2,2"), .setClasses("10"), .form(nil),
      .form("conv1"), .insert(Insertion("relu", at: InsertionPlace(.after, "conv1"))),
      .insert(
        Insertion(
          "convolution", at: InsertionPlace(.before, "layer1.0"),
          settings: ["channels=64", "kernel=3"])),
      .remove(nil), .remove("layer1.1"), .duplicate(nil), .duplicate("layer1.1"), .reset, .diff,
      .undo, .redo, .nextView,
      .previousView, .channel(12), .nextChannel, .previousChannel, .nextMaps, .previousMaps,
      .palette(nil),
      .palette(.cividis), .sort(nil), .saveScreen("a file.txt"),
      .train(.start(["folder:my pics", "epochs", "2"])),
      .compare(TwinsWish(names: ["plain8"], settings: ["mnist:my data"])), .exportTable("t.csv"),
      .exportNetwork("a net.yaml"),
      .help(nil), .help("skip"), .commandLine, .findLine, .back, .redraw, .mouse(nil),
      .mouse(false), .quit,
    ] + PageMove.allCases.map(Command.page) + ViewKind.allCases.map(Command.show)
    + ZoomMove.allCases.map(Command.zoom) + HeatmapLadder.allCases.map(Command.ladder)
    + CursorMove.allCases.map(Command.cursor)
    + RangePolicy.allCases.map(Command.scale) + TableColumn.allCases.map(Command.sort)
    + LineEdit.allCases.map(Command.edit)
    + Quantity.allCases.map { .explain("layer1.0", $0) }
    + [
      .costs(nil), .costs(.blocks), .costs(.layers), .explain(nil, nil), .explain("layer1.0", nil),
      .explain(nil, .macs), .train(.start([])), .train(.start(["shapes", "epochs", "3"])),
      .train(.stop), .train(.again([])), .train(.again(["epochs", "2"])), .train(.take),
      .train(.toggle), .compare(TwinsWish()), .compare(TwinsWish(names: ["plain8", "resnet8"])),
      .compare(TwinsWish(settings: ["batch-norm", "off"])),
      .compare(TwinsWish(names: ["plain20"], settings: ["shapes", "clip", "1"])),
      .saliency(nil), .saliency("7"), .draw(nil),
    ] + DrawnNumbers.allCases.map(Command.draw)
}
