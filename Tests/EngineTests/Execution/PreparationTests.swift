import Testing

@testable import Engine

/// What is taken over from a network that was made ready before must be what would be found anew.
struct PreparationTests {
  private static func edits(_ name: String) throws -> [Network] {
    let network = try ZooCatalog.network(named: name)
    var edited = [network]
    if name == "resnet50" {
      edited.append(try network.withSkip("layer4.0", on: false))
      edited.append(try edited[1].withSkip("layer2.1", on: false))
      edited.append(try network.setting("units", of: "fc", to: "500"))
      edited.append(try edited[1].setting("channels", of: "layer1.0.conv1", to: "65"))
      edited.append(try network.setting("kernel", of: "layer2.0.conv1", to: "400"))
      edited.append(try network.removing("layer3.5.relu1"))
    } else {
      edited.append(try network.withBranch("inception4a.branch2", on: false))
      edited.append(try edited[1].withBranch("inception3b.branch1", on: false))
      edited.append(try edited[2].withSideBranches(on: true))
    }
    return edited
  }

  @Test(arguments: ["resnet50", "googlenet-torchvision"])
  func `a network after any other is prepared as one by itself`(_ name: String) throws {
    let edits = try Self.edits(name)
    let parameters = [ParameterStore.random(), .random(seed: 1)]
    var recipes = Recipes()
    for before in edits {
      let earlier = Preparation(before, parameters[0], batch: 1, after: nil, &recipes)
      for (after, store) in edits.map({ ($0, parameters[0]) }) + [(edits[1], parameters[1])] {
        let alone = Preparation(after, store, batch: 2, after: nil, &recipes)
        let found = Preparation(after, store, batch: 2, after: earlier, &recipes)
        #expect(found.recipes == alone.recipes)
        #expect(found.analysis.states == alone.analysis.states)
        #expect(found.analysis.states == NetworkAnalysis(after).states)
        #expect(found.steps == alone.steps)
        #expect(found.identities(source: 0) == alone.identities(source: 0))
      }
    }
  }

  @Test func `only what an edit touches is inferred anew`() throws {
    let edits = try Self.edits("resnet50")
    let states = LayerStates(edits[0])
    let toggled = LayerStates(edits[1], after: (edits[0], states))
    #expect(toggled.isUnchanged.allSatisfy { $0 })
    let units = LayerStates(edits[3], after: (edits[0], states))
    let changed = edits[3].nodes.indices.filter { !units.isUnchanged[$0] }
    #expect(changed.map { edits[3].nodes[$0].name } == ["fc", "softmax"])
  }
}
