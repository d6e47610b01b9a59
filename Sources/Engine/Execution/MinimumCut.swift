/// Splits things into two groups at the least cost: what each costs in each group, and what pairs in different
/// groups cost.
///
/// Finds the exact answer as a minimum cut, by augmenting paths.
///
/// ## Source
/// Kolmogorov, Zabih 2004, "What Energy Functions Can Be Minimized via Graph Cuts?", IEEE PAMI 26 (2), §3;
/// Edmonds, Karp 1972 for the paths.
struct MinimumCut {
  private struct Edge {
    let target: Int
    var capacity: Int
  }

  /// Edges lie in pairs: forth, back.
  private var edges: [Edge] = []
  private var edgesOf: [[Int]]
  private let source: Int
  private let sink: Int

  /// Prepares for things numbered from 0.
  init(count: Int) {
    source = count
    sink = count + 1
    edgesOf = Array(repeating: [], count: count + 2)
  }

  /// Says what a thing costs in the first group and in the second.
  mutating func add(_ thing: Int, first: Int, second: Int) {
    let common = min(first, second)
    connect(source, thing, second - common, back: 0)
    connect(thing, sink, first - common, back: 0)
  }

  /// Says what it costs if one thing is in the first group and another in the second.
  mutating func add(first: Int, second: Int, cost: Int) {
    connect(first, second, cost, back: 0)
  }

  /// Says what it costs if two things are in different groups.
  mutating func add(apart one: Int, _ other: Int, cost: Int) {
    connect(one, other, cost, back: cost)
  }

  private mutating func connect(_ from: Int, _ to: Int, _ capacity: Int, back: Int) {
    guard capacity > 0 || back > 0 else { return }
    edgesOf[from].append(edges.count)
    edges.append(Edge(target: to, capacity: capacity))
    edgesOf[to].append(edges.count)
    edges.append(Edge(target: from, capacity: back))
  }

  /// Whether each thing belongs to the first group.
  mutating func solved() -> [Bool] {
    while let path = shortestPath() {
      let room = path.map { edges[$0].capacity }.min() ?? 0
      for edge in path {
        edges[edge].capacity -= room
        edges[edge ^ 1].capacity += room
      }
    }
    let reached = reachable()
    return (0..<source).map { reached[$0] != nil }
  }

  /// The edges from source to sink through which something still fits.
  private func shortestPath() -> [Int]? {
    let reached = reachable()
    guard reached[sink] != nil else { return nil }
    var path: [Int] = []
    var place = sink
    while place != source, let edge = reached[place] {
      path.append(edge)
      place = edges[edge ^ 1].target
    }
    return path
  }

  /// The edge by which each place is reached first; −1 for the source, nil for what cannot be reached.
  private func reachable() -> [Int?] {
    var reached = [Int?](repeating: nil, count: edgesOf.count)
    reached[source] = -1
    var queue = [source]
    var next = 0
    while next < queue.count {
      let place = queue[next]
      next += 1
      for edge in edgesOf[place] where edges[edge].capacity > 0 {
        let target = edges[edge].target
        guard reached[target] == nil else { continue }
        reached[target] = edge
        queue.append(target)
      }
    }
    return reached
  }
}
