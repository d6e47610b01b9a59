/// How the explorer's colours look at one colour depth.
///
/// Colours are numbers as CTerminal wants them: −1 the terminal's own, 0 … 255 indexed,
/// 0x1000000 | 0xRRGGBB true colour.
struct ColorTable: Sendable {
  /// A style as the terminal wants it.
  struct Look: Hashable, Sendable {
    var foreground: Int32 = -1
    var background: Int32 = -1
    var attributes: Attributes = []
  }

  /// A role's colour, and attributes that help where colours are few.
  struct RoleLook: Hashable, Sendable {
    var color: Int32 = -1
    var attributes: Attributes = []
  }

  /// What the terminal can show.
  let depth: ColorDepth
  private let roles: [RoleLook]
  private let steps: [Int32]

  /// Makes the table of a depth.
  init(depth: ColorDepth) {
    self.depth = depth
    roles = ColorRole.allCases.map { Self.look(of: $0, at: depth) }
    steps = Palette.allCases.flatMap { Self.ramp(of: $0, at: depth) }
  }

  /// How a style looks.
  func look(of style: Style) -> Look {
    var look = Look(attributes: style.attributes)
    switch style.foreground {
    case .standard: break
    case .role(let role):
      let role = roles[Int(role.rawValue)]
      look.foreground = role.color
      look.attributes.formUnion(role.attributes)
    case .step(let palette, let step): look.foreground = color(palette, step)
    }
    switch style.background {
    case .standard: break
    case .role(let role): look.background = roles[Int(role.rawValue)].color
    case .step(let palette, let step): look.background = color(palette, step)
    }
    return look
  }

  /// The colour of a palette's step; steps beyond the last look like the last.
  func color(_ palette: Palette, _ step: UInt8) -> Int32 {
    let row: Int =
      switch palette {
      case .viridis: 0
      case .cividis: 1
      case .grey: 2
      case .diverging: 3
      }
    return steps[row * Palette.stepCount + min(Int(step), Palette.stepCount - 1)]
  }
}
